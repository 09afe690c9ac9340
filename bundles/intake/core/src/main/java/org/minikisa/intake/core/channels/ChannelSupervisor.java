package org.minikisa.intake.core.channels;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;

import org.minikisa.intake.api.Intake;
import org.minikisa.intake.api.IntakeChannel;
import org.minikisa.intake.api.channels.ChannelStatus;
import org.minikisa.intake.api.channels.ChannelStatus.State;
import org.minikisa.intake.api.channels.Channels;
import org.minikisa.intake.api.channels.LiveChannel;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.store.api.Store;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens every channel that is registered, each watched by its own {@link Watch}, unless a person has paused it. */
@Component(immediate = true)
public final class ChannelSupervisor implements Channels {

    private static final Logger LOG = LoggerFactory.getLogger(ChannelSupervisor.class);

    private final Intake intake;
    private final ChannelTable table;
    private final Function<String, Timetable> timetables;
    private final Map<String, Watch> watches = new ConcurrentHashMap<>();
    private final Map<String, IntakeChannel> readers = new ConcurrentHashMap<>();

    /** @param intake has made the tables */
    @Activate
    public ChannelSupervisor(@Reference Store store, @Reference Intake intake) {
        this(store, intake, ThreadTimetable::new);
    }

    ChannelSupervisor(Store store, Intake intake, Function<String, Timetable> timetables) {
        this.intake = intake;
        this.table = new ChannelTable(store);
        this.timetables = timetables;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void addLive(LiveChannel channel) {
        var watch = new Watch(channel, intake, table, timetables.apply(channel.id()));
        if (watches.putIfAbsent(channel.id(), watch) == null) {
            watch.start();
        } else {
            LOG.error("a second channel {} is not opened: two channels need two names", channel.id());
        }
    }

    public void removeLive(LiveChannel channel) {
        Optional.ofNullable(watches.get(channel.id()))
                .filter(watch -> watch.channel() == channel && watches.remove(channel.id(), watch))
                .ifPresent(Watch::end);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void addReader(IntakeChannel channel) {
        readers.put(channel.id(), channel);
    }

    public void removeReader(IntakeChannel channel) {
        readers.remove(channel.id(), channel);
    }

    @Override
    public List<ChannelStatus> list() {
        Stream<ChannelStatus> absent = table.paused().stream()
                .filter(record -> !watches.containsKey(record.channel()))
                .map(record -> closed(record, State.PAUSED));
        return Stream.of(
                        readers.keySet().stream().map(ChannelSupervisor::onDemand),
                        watches.values().stream().map(Watch::status),
                        absent)
                .flatMap(Function.identity())
                .sorted(Comparator.comparing(ChannelStatus::id))
                .toList();
    }

    @Override
    public ChannelStatus pause(String id, String by) {
        String place = require(id).place();
        table.pause(id, place, true, by);
        Optional.ofNullable(watches.get(id)).ifPresent(Watch::pause);
        return require(id);
    }

    @Override
    public ChannelStatus resume(String id, String by) {
        String place = require(id).place();
        table.pause(id, place, false, by);
        Optional.ofNullable(watches.get(id)).ifPresent(Watch::resume);
        return statusOf(id).orElseGet(() -> closed(table.find(id).orElseThrow(), State.FAILED));
    }

    private Optional<ChannelStatus> statusOf(String id) {
        return list().stream().filter(status -> status.id().equals(id)).findFirst();
    }

    /** One that can be paused: files are read on demand only. */
    private ChannelStatus require(String id) {
        return statusOf(id)
                .filter(status -> status.state() != State.ON_DEMAND)
                .orElseThrow(() -> InvalidInputException.of(
                        "the channel " + id,
                        "intake.channel.unknown",
                        "",
                        "no channel of this name that stays open",
                        "one of " + names(),
                        "Look at kisa:intake channels."));
    }

    private SortedSet<String> names() {
        var names = new TreeSet<>(watches.keySet());
        table.paused().forEach(record -> names.add(record.channel()));
        return names;
    }

    private static ChannelStatus onDemand(String id) {
        return closed(ChannelTable.Record.first(id, "files and folders, by kisa:intake PATH"), State.ON_DEMAND);
    }

    /** The status of a channel that nobody watches. */
    private static ChannelStatus closed(ChannelTable.Record record, State state) {
        return new ChannelStatus(
                record.channel(),
                record.place(),
                state,
                record.lastSuccess(),
                record.lastContact(),
                record.received(),
                record.repeated(),
                Optional.empty(),
                Optional.<Duration>empty(),
                Optional.empty(),
                Optional.empty());
    }
}
