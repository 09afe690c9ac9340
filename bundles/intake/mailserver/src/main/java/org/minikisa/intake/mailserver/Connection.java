package org.minikisa.intake.mailserver;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.Arrays;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSocket;

/**
 * A connection to a server, read under limits: a silence ends it after the endpoint's patience, an exchange as a whole after the time it
 * was given by {@link #within}, and only what has really come takes memory. Used by one thread; {@link #close} may come from any.
 */
public final class Connection implements Closeable {

    private final Endpoint server;
    private final Socket raw;
    private final Watchdog watchdog;
    private Socket socket;
    private InputStream in;
    private OutputStream out;

    /** Not connected yet, but can be closed already. */
    public Connection(Endpoint server) {
        this.server = server;
        this.raw = new Socket();
        this.watchdog = new Watchdog(this);
        this.socket = raw;
    }

    /** Connects, and shakes hands if the endpoint begins with TLS. */
    public void open() throws ServerTrouble {
        within(server.patience().multipliedBy(2));
        try {
            InetAddress address = InetAddress.getByName(server.host());
            refuseInTheClear(address);
            raw.connect(new InetSocketAddress(address, server.port()), millis(server.patience()));
            raw.setTcpNoDelay(true);
            raw.setKeepAlive(true);
            if (server.security() == Security.TLS) {
                startTls();
            } else {
                useStreams();
            }
        } catch (IOException failure) {
            throw trouble(failure);
        }
    }

    private void refuseInTheClear(InetAddress address) throws ServerTrouble {
        if (server.security() == Security.NONE && !address.isLoopbackAddress()) {
            throw server.trouble(
                    "intake.server.setting",
                    "security none to another machine",
                    "tls or starttls",
                    "Without TLS only this machine is talked to.");
        }
    }

    /** Goes over to TLS. What came before it in the clear is forgotten (RFC 9051 section 6.2.1). */
    public void startTls() throws ServerTrouble {
        try {
            var tls = (SSLSocket)
                    Certificates.sockets(server.certificates()).createSocket(raw, server.host(), server.port(), true);
            var parameters = tls.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS"); // the host name must be in the certificate
            parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
            tls.setSSLParameters(parameters);
            tls.setSoTimeout(millis(server.patience()));
            tls.startHandshake();
            socket = tls;
            useStreams();
        } catch (IOException failure) {
            throw trouble(failure);
        } catch (GeneralSecurityException unusable) {
            throw untrusted(unusable);
        }
    }

    private void useStreams() throws IOException {
        socket.setSoTimeout(millis(server.patience()));
        in = new BufferedInputStream(socket.getInputStream(), 16 * 1024);
        out = new BufferedOutputStream(socket.getOutputStream(), 16 * 1024);
    }

    public Endpoint server() {
        return server;
    }

    /** From now on all that is read and written may take so long; then the connection is cut. */
    public void within(Duration time) {
        watchdog.bark(time);
    }

    /** The next byte. */
    public int read() throws ServerTrouble {
        try {
            int b = in.read();
            if (b < 0) {
                throw new EOFException();
            }
            return b;
        } catch (IOException failure) {
            throw trouble(failure);
        }
    }

    /** Exactly so many bytes. */
    public byte[] read(int length) throws ServerTrouble {
        try {
            byte[] bytes = in.readNBytes(length); // grows with what comes, not with what was announced
            if (bytes.length < length) {
                throw new EOFException();
            }
            return bytes;
        } catch (IOException failure) {
            throw trouble(failure);
        }
    }

    /** A line without its end. */
    public byte[] readLine(int longest) throws ServerTrouble {
        var line = new ByteArrayOutputStream();
        for (int b = read(); b != '\n'; b = read()) {
            if (line.size() == longest) {
                throw nonsense("a line of more than " + longest + " bytes");
            }
            line.write(b);
        }
        byte[] bytes = line.toByteArray();
        int length = bytes.length;
        return length > 0 && bytes[length - 1] == '\r' ? Arrays.copyOf(bytes, length - 1) : bytes;
    }

    /** Whether anything comes within this time. */
    public boolean hears(Duration time) throws ServerTrouble {
        try {
            listen(time);
            in.mark(1);
            int b = in.read();
            if (b < 0) {
                throw new EOFException();
            }
            in.reset();
            return true;
        } catch (SocketTimeoutException silence) {
            return false;
        } catch (IOException failure) {
            throw trouble(failure);
        } finally {
            listen(server.patience());
        }
    }

    /** From now on the server may be silent so long. */
    public void listen(Duration patience) throws ServerTrouble {
        try {
            socket.setSoTimeout(millis(patience));
        } catch (IOException failure) {
            throw trouble(failure);
        }
    }

    /** Sends the line and CRLF at once. */
    public void writeLine(String line) throws ServerTrouble {
        write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    /** Sends at once. */
    public void write(byte[] bytes) throws ServerTrouble {
        try {
            out.write(bytes);
            out.flush();
        } catch (IOException failure) {
            throw trouble(failure);
        }
    }

    /** Ends it from any thread, without a word: whoever reads or writes is told at once. */
    @Override
    public void close() {
        watchdog.close();
        hangUp();
    }

    void hangUp() {
        try {
            raw.close();
        } catch (IOException closedAnyway) {
            // nothing is left to do
        }
    }

    /** The server does not keep to its protocol. */
    public ServerTrouble nonsense(String found) {
        return server.trouble(
                "intake.server.nonsense",
                found,
                "the protocol's words",
                "Look at the server; it is tried again by itself.");
    }

    private ServerTrouble trouble(IOException failure) {
        if (failure instanceof ServerTrouble known) {
            return known;
        }
        if (watchdog.hasBarked() || failure instanceof SocketTimeoutException) {
            return because(
                    failure,
                    "intake.server.silent",
                    "no answer in time",
                    "an answer within " + server.patience().toSeconds() + " s",
                    "Look at the server and at the network; it is tried again by itself.");
        }
        if (failure instanceof UnknownHostException) {
            return because(
                    failure,
                    "intake.server.unknown",
                    "no machine of that name",
                    "a name in the DNS",
                    "Correct the host.");
        }
        if (failure instanceof ConnectException || failure instanceof NoRouteToHostException) {
            return because(
                    failure,
                    "intake.server.unreachable",
                    "nobody answers there",
                    "a server at this port",
                    "Look at host, port, firewall and whether the server runs; it is tried again by itself.");
        }
        if (failure instanceof SSLException) {
            return isAboutTrust(failure) ? untrusted(failure) : noTls(failure);
        }
        return because(
                failure,
                "intake.server.lost",
                "the connection broke",
                "an answer",
                "Nothing is lost; it is tried again by itself.");
    }

    private static boolean isAboutTrust(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertificateException
                    || cause instanceof SSLPeerUnverifiedException
                    || cause instanceof CertPathValidatorException
                    || cause instanceof CertPathBuilderException) {
                return true;
            }
        }
        return false;
    }

    private ServerTrouble untrusted(Exception failure) {
        return because(
                failure,
                "intake.server.certificate",
                Words.shown(String.valueOf(failure.getMessage())),
                "a certificate for " + server.host() + " from an authority that is believed",
                "Give the server a proper certificate, or name its authority's in the setting certificates.");
    }

    private ServerTrouble noTls(IOException failure) {
        return because(
                failure,
                "intake.server.tls",
                Words.shown(String.valueOf(failure.getMessage())),
                "TLS 1.2 or 1.3",
                "Look at port and security: tls and starttls have ports of their own.");
    }

    private ServerTrouble because(Exception cause, String code, String found, String expected, String remedy) {
        return new ServerTrouble(server.trouble(code, found, expected, remedy).problem(), cause);
    }

    private static int millis(Duration time) {
        return (int) Math.max(1, Math.min(Integer.MAX_VALUE, time.toMillis()));
    }
}
