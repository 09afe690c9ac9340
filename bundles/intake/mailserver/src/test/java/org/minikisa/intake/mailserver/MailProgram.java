package org.minikisa.intake.mailserver;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.internet.MimeMessage;

/** A person's mail program, by other people than us (Angus Mail): puts messages into a folder and looks at what is there. */
public final class MailProgram implements AutoCloseable {

    private final Session session;
    private final Store store;

    public MailProgram(TestMailServer server, String user, String password) throws Exception {
        var properties = new Properties();
        properties.put("mail.imaps.ssl.trust", "*");
        properties.put("mail.imaps.connectiontimeout", "10000");
        properties.put("mail.imaps.timeout", "20000");
        session = Session.getInstance(properties);
        store = session.getStore("imaps");
        store.connect("127.0.0.1", server.imapsPort(), user, password);
    }

    public void append(String folder, byte[]... messages) throws Exception {
        Folder target = store.getFolder(folder);
        if (!target.exists()) {
            target.create(Folder.HOLDS_MESSAGES);
        }
        for (byte[] message : messages) {
            target.appendMessages(new Message[] {
                new MimeMessage(session, new ByteArrayInputStream(message)) {
                    @Override
                    public void writeTo(OutputStream out) throws IOException {
                        out.write(message);
                    }
                }
            });
        }
    }

    /** What a folder holds: the flags of each message, in order. */
    public List<Flags> flags(String folder) throws Exception {
        return inFolder(folder, Folder.READ_ONLY, Message::getFlags);
    }

    public List<byte[]> contents(String folder) throws Exception {
        return inFolder(folder, Folder.READ_ONLY, message -> {
            var out = new ByteArrayOutputStream();
            message.writeTo(out);
            return out.toByteArray();
        });
    }

    /** A person deletes a message. */
    public void delete(String folder, int number) throws Exception {
        Folder opened = store.getFolder(folder);
        opened.open(Folder.READ_WRITE);
        opened.getMessage(number).setFlag(Flags.Flag.DELETED, true);
        opened.close(true);
    }

    private interface Look<T> {
        T at(Message message) throws Exception;
    }

    private <T> List<T> inFolder(String folder, int mode, Look<T> look) throws Exception {
        Folder opened = store.getFolder(folder);
        opened.open(mode);
        var seen = new ArrayList<T>();
        for (Message message : opened.getMessages()) {
            seen.add(look.at(message));
        }
        opened.close(false);
        return seen;
    }

    @Override
    public void close() throws MessagingException {
        store.close();
    }
}
