package org.minikisa.itest;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** A mail server that takes everything over and keeps it, as far as SMTP (RFC 5321) is needed for that. */
final class MailServerStub implements AutoCloseable {

    /** @param message lines ending in LF */
    record Taken(String sender, String recipient, String message) {

        /** Body of a header field that stands in one line. */
        String field(String name) {
            return message.lines()
                    .takeWhile(line -> !line.isEmpty())
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":"))
                    .map(line -> line.substring(name.length() + 1).strip())
                    .findFirst()
                    .orElse("");
        }

        /** What would go on after a blank: unfolded. */
        String id() {
            int begin = message.indexOf("<", message.toLowerCase(Locale.ROOT).indexOf("\nmessage-id:"));
            return message.substring(begin, message.indexOf('>', begin) + 1);
        }
    }

    private final List<Taken> taken = new CopyOnWriteArrayList<>();
    private final ServerSocket door;

    MailServerStub() throws IOException {
        door = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        var thread = new Thread(this::serve, "mail server stub");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return door.getLocalPort();
    }

    Optional<Taken> to(String recipient, String words) {
        return taken.stream()
                .filter(t -> t.recipient().equals(recipient) && t.message().contains(words))
                .findFirst();
    }

    private void serve() {
        while (!door.isClosed()) {
            try (Socket socket = door.accept()) {
                converse(socket);
            } catch (IOException over) {
                // the caller went away, or the test is over
            }
        }
    }

    private void converse(Socket socket) throws IOException {
        socket.setSoTimeout(20_000);
        var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        say(socket, "220 stub ESMTP");
        String sender = "";
        String recipient = "";
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String command = line.toUpperCase(Locale.ROOT);
            if (command.startsWith("EHLO")) {
                say(socket, "250-stub\r\n250-8BITMIME\r\n250 SMTPUTF8");
            } else if (command.startsWith("DATA")) {
                say(socket, "354 go on");
                taken.add(new Taken(sender, recipient, message(in)));
                say(socket, "250 2.0.0 taken");
            } else if (command.startsWith("QUIT")) {
                say(socket, "221 bye");
                return;
            } else {
                sender = command.startsWith("MAIL FROM:") ? bracketed(line) : sender;
                recipient = command.startsWith("RCPT TO:") ? bracketed(line) : recipient;
                say(socket, "250 2.1.0 well");
            }
        }
    }

    private static String message(BufferedReader in) throws IOException {
        var message = new StringBuilder();
        for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            message.append(line.startsWith(".") ? line.substring(1) : line).append('\n');
        }
        return message.toString();
    }

    private static String bracketed(String line) {
        return line.substring(line.indexOf('<') + 1, line.indexOf('>'));
    }

    private static void say(Socket socket, String words) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write((words + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
