package org.minikisa.intake.lmtp;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A mail server that hands over, as one types it. */
final class Caller implements AutoCloseable {

    private final Socket socket;
    private final BufferedReader in;

    Caller(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(10_000);
        in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    /** Connects and greets. */
    static Caller lmtp(int port) throws IOException {
        var caller = new Caller(port);
        caller.reply();
        caller.ask("LHLO mx.example");
        return caller;
    }

    Caller send(String text) throws IOException {
        return send(text.getBytes(StandardCharsets.UTF_8));
    }

    Caller send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
        return this;
    }

    /** One reply of one or more lines; empty when the other side has gone. */
    String reply() throws IOException {
        var reply = new StringBuilder();
        while (true) {
            String line = in.readLine();
            if (line == null) {
                return reply.toString();
            }
            reply.append(line).append('\n');
            if (line.length() < 4 || line.charAt(3) != '-') {
                return reply.toString();
            }
        }
    }

    String ask(String command) throws IOException {
        return send(command + "\r\n").reply();
    }

    /** Hands a message over to one recipient. @return the last reply */
    String deliver(String message) throws IOException {
        ask("MAIL FROM:<maija@itaranta.example>");
        ask("RCPT TO:<tuki@house.example>");
        ask("DATA");
        return send(message + "\r\n.\r\n").reply();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
