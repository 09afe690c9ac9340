package org.minikisa.intake.core.channels;

import org.minikisa.intake.api.RawContact;
import org.minikisa.intake.api.channels.ChannelHost;
import org.minikisa.intake.api.channels.LiveChannel;
import org.minikisa.problem.api.Problem;

/** A channel that does what a test says. */
class TrialChannel implements LiveChannel {

    static final Problem GONE = new Problem(
            "intake.imap.connection", "mail.example", "no answer", "a mail server", "Look whether the server runs.");

    private final String id;
    private final boolean listens;
    ChannelHost host;
    int opened;
    boolean open;
    boolean breaksOnOpening;

    TrialChannel(String id, boolean listens) {
        this.id = id;
        this.listens = listens;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public void open(ChannelHost with) {
        opened++;
        host = with;
        if (breaksOnOpening) {
            throw new IllegalStateException("broken");
        }
        open = true;
    }

    @Override
    public void close() {
        open = false;
    }

    @Override
    public String place() {
        return "trial:" + id;
    }

    @Override
    public boolean listens() {
        return listens;
    }

    boolean bring(int number) {
        return host.receive(RawContact.mail(id + "#" + number, ("Subject: " + number + "\r\n\r\nHei\r\n").getBytes()))
                .isNew();
    }
}
