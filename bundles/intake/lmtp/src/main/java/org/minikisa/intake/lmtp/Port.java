package org.minikisa.intake.lmtp;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

import org.minikisa.intake.api.channels.ChannelHost;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A port that is listened on, with a thread for each connection. */
final class Port implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Port.class);

    /** All connections together may hold as much as this many of the largest messages. */
    private static final long MESSAGES_IN_MEMORY = 4;

    private static final int BACKLOG = 50;

    private static final int SWEEP_EVERY_MILLIS = 10_000;

    private final Terms terms;
    private final ChannelHost host;
    private final ServerSocket server;
    private final Room room;
    private final Semaphore free;
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    private final Thread listener;
    private volatile boolean closed;

    Port(Terms terms, InetSocketAddress address, ChannelHost host) throws IOException {
        this.terms = terms;
        this.host = host;
        this.room = Room.forMessages(MESSAGES_IN_MEMORY, terms.largest());
        this.free = new Semaphore(terms.connections());
        this.server = new ServerSocket();
        try {
            server.setReuseAddress(true);
            server.bind(address, BACKLOG);
            server.setSoTimeout(SWEEP_EVERY_MILLIS);
        } catch (IOException failure) {
            server.close();
            throw failure;
        }
        this.listener = daemon(this::listen, "listens");
        listener.start();
    }

    private Thread daemon(Runnable work, String what) {
        var thread = new Thread(work, "channel " + terms.id() + " " + what);
        thread.setDaemon(true);
        return thread;
    }

    int number() {
        return server.getLocalPort();
    }

    private void listen() {
        while (!closed) {
            try {
                accept(server.accept());
            } catch (SocketTimeoutException nobodyCalled) {
                connections.stream().filter(Connection::hangs).forEach(Connection::cut);
            } catch (IOException failure) {
                if (!closed) {
                    LOG.warn(
                            "channel {} could not take a call: {}",
                            terms.id(),
                            failure.getClass().getSimpleName());
                    pause();
                }
            }
        }
    }

    /** After a failure that may come again at once (no file handles left), so that the log and the processor are spared. */
    private static void pause() {
        try {
            Thread.sleep(1000);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void accept(Socket socket) throws IOException {
        if (!terms.clients().contains(socket.getInetAddress())) {
            refuse(socket, "554 5.7.1 not from there");
        } else if (!free.tryAcquire()) {
            refuse(socket, "421 4.3.2 too many callers, come again");
        } else {
            var connection = new Connection(socket);
            connections.add(connection);
            if (closed) {
                connection.cut();
            }
            connection.thread.start();
        }
    }

    /** Does not wait for the other side: a few bytes always fit. */
    private static void refuse(Socket socket, String reply) throws IOException {
        try (socket) {
            socket.getOutputStream().write((reply + "\r\n").getBytes(StandardCharsets.US_ASCII));
        }
    }

    /** Ends all dialogues and waits for them; what is half received is given up. */
    @Override
    public void close() {
        closed = true;
        try {
            server.close();
            listener.join();
            connections.forEach(Connection::cut);
            for (Connection connection : connections) {
                connection.thread.join();
            }
        } catch (IOException failure) {
            LOG.warn("channel {} could not be closed cleanly", terms.id(), failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private final class Connection {

        private final Socket socket;
        private final Thread thread = daemon(this::talk, "talks");
        private volatile Session session;

        Connection(Socket socket) {
            this.socket = socket;
        }

        private void talk() {
            try (socket) {
                socket.setSoTimeout(Math.toIntExact(terms.silence().toMillis()));
                socket.setTcpNoDelay(true);
                var wire = new Wire(socket.getInputStream(), new BufferedOutputStream(socket.getOutputStream()));
                session = new Session(terms, room, wire, host);
                session.run();
            } catch (IOException gone) {
                LOG.debug(
                        "a caller of channel {} has gone: {}",
                        terms.id(),
                        gone.getClass().getSimpleName());
            } catch (RuntimeException failure) {
                LOG.error("a dialogue of channel {} broke off", terms.id(), failure);
            } finally {
                free.release();
                connections.remove(this);
            }
        }

        boolean hangs() {
            Session begun = session;
            return begun != null && begun.hangs();
        }

        void cut() {
            try {
                socket.close();
            } catch (IOException gone) {
                LOG.debug("closed already", gone);
            }
        }
    }
}
