package org.minikisa.intake.shell;

import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;

import org.minikisa.intake.api.Channel;
import org.minikisa.intake.api.Contacts;
import org.minikisa.intake.api.Intake;
import org.minikisa.intake.api.IntakeChannel;
import org.minikisa.intake.api.channels.Channels;
import org.minikisa.intake.api.sending.Replies;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.rendering.terminal.Actions;
import org.minikisa.rendering.terminal.Command;
import org.minikisa.rendering.terminal.Invocation;
import org.minikisa.rendering.terminal.Usage;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** The gates: takes files in, writes notes down, shows and sets up channels, and what became of all that came. */
@Component
public final class IntakeCommand implements Command {

    private final ReadFiles reading;
    private final ChannelActions gates;
    private final Actions actions;
    private final SortedMap<String, IntakeChannel> channels = new ConcurrentSkipListMap<>();

    /** Absent while the rooms start, or where they are left out. */
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile Channels supervisor;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile Replies replies;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile Settings settings;

    @Activate
    public IntakeCommand(@Reference Intake intake, @Reference Contacts contacts) {
        reading = new ReadFiles(intake, contacts, channels);
        gates = new ChannelActions(() -> required(supervisor, "Channels"));
        actions = new Actions(Stream.of(
                        gates.all(),
                        new SettingsActions(() -> required(settings, "ConfigurationAdmin")).all(),
                        List.of(
                                reading,
                                new TakeNote(intake, Channel.PHONE),
                                new TakeNote(intake, Channel.EVENT),
                                new LedgerCommand(contacts),
                                new QuarantineCommand(contacts),
                                new ShowOutbox(() -> required(replies, "Replies"))))
                .flatMap(List::stream)
                .toList());
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addChannel(IntakeChannel channel) {
        channels.put(channel.id(), channel);
    }

    void removeChannel(IntakeChannel channel) {
        channels.remove(channel.id(), channel);
    }

    @Override
    public Usage usage() {
        return actions.on(Usage.of("intake", "takes contacts in: files, notes, channels; shows what became of them")
                .argument(ReadFiles.PATH, "folder, .mbox, .eml to take in; the channels where it is left out", false)
                .flag(ReadFiles.CONSTRUCTED, "marks what comes in as made up, for trials and demonstrations")
                .example("kisa:intake mail/archive.mbox"));
    }

    @Override
    public void run(Invocation in) throws Exception {
        if (in.action().isPresent()) {
            actions.run(in.action().get(), in);
        } else if (in.argument(ReadFiles.PATH).isPresent()) {
            reading.run(in);
        } else {
            gates.list(in);
        }
    }

    private static <T> T required(T service, String name) {
        if (service == null) {
            throw InvalidInputException.of(
                    "kisa:intake",
                    "intake.shell.absent",
                    "",
                    "no service " + name,
                    "all rooms of the intake running",
                    "Start the bundles org.minikisa.intake.*; lb lists what runs.");
        }
        return service;
    }
}
