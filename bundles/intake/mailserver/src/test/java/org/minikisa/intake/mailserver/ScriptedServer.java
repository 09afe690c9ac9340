package org.minikisa.intake.mailserver;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;

/** A server that says what a test makes it say, and remembers what it heard. */
public abstract class ScriptedServer implements AutoCloseable {

    public final List<String> heard = new CopyOnWriteArrayList<>();

    private final ServerSocket socket;
    private final List<Socket> open = new CopyOnWriteArrayList<>();

    protected ScriptedServer(Optional<SSLContext> tls) {
        try {
            InetAddress here = InetAddress.getLoopbackAddress();
            socket = tls.isPresent()
                    ? tls.get().getServerSocketFactory().createServerSocket(0, 50, here)
                    : new ServerSocket(0, 50, here);
            start(this::accept);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void start(Runnable work) {
        var thread = new Thread(work, "scripted-server");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                open.add(client);
                start(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            var in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
            var out = client.getOutputStream();
            greet(out);
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                heard.add(line);
                answer(line, out);
            }
        } catch (IOException theClientIsGone) {
            // it may go
        }
    }

    protected abstract void greet(OutputStream out) throws IOException;

    protected abstract void answer(String line, OutputStream out) throws IOException;

    public static void say(OutputStream out, String... lines) throws IOException {
        for (String line : lines) {
            out.write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        }
        out.flush();
    }

    public int port() {
        return socket.getLocalPort();
    }

    /** The power goes off. */
    public void hangUp() {
        for (Socket client : open) {
            try {
                client.close();
            } catch (IOException closedAlready) {
                // as it should be
            }
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException closedAlready) {
            // as it should be
        }
        hangUp();
    }
}
