package org.minikisa.competition.shell;

import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import org.minikisa.competition.api.Act;
import org.minikisa.competition.api.Competition;
import org.minikisa.competition.api.CompetitionId;
import org.minikisa.competition.api.sealing.Opener;
import org.minikisa.competition.api.sealing.Opening;
import org.minikisa.competition.api.sealing.Receipt;
import org.minikisa.competition.api.sealing.SealedTenders;
import org.minikisa.problem.api.Problem;
import org.minikisa.rendering.terminal.Command;
import org.minikisa.rendering.terminal.Details;
import org.minikisa.rendering.terminal.Invocation;
import org.minikisa.rendering.terminal.Listing;
import org.minikisa.rendering.terminal.Progress;
import org.minikisa.rendering.terminal.Screen;

/** The actions around sealed tenders: openers' keys, taking tenders in, closing and opening. */
final class Tendering {

    private static final String FILE = "FILE";
    private static final String TO = "--to";
    private static final int LARGEST_NOTE = 1 << 20;

    private final Desk desk;
    private final Supplier<SealedTenders> sealed;

    Tendering(Desk desk, Supplier<SealedTenders> sealed) {
        this.desk = desk;
        this.sealed = sealed;
    }

    List<Command> actions() {
        return List.of(
                new Action(desk.on("openers", "lists who opens the tenders, with their keys"), this::openers),
                new Action(
                        desk.changing("key", "registers the key of an opener; read the fingerprint back to him")
                                .argument(FILE, "the .opener file that his client wrote", true),
                        this::key),
                new Action(
                        desk.on("invitation", "writes the file from which suppliers' clients seal their tenders")
                                .option(
                                        "--supplier",
                                        "ID",
                                        "for this supplier alone: only it can tender in its name then",
                                        desk.candidates()::invited)
                                .option(TO, "FILE", "where to; ID.invitation unless said"),
                        this::invitation),
                new Action(
                        desk.on("submit", "takes a sealed tender in and writes its receipt")
                                .argument(FILE, "the .sealed file of the supplier's client", true)
                                .option(TO, "FILE", "where the receipt goes; beside the sealed file unless said"),
                        this::submit),
                new Action(
                        desk.on("withdraw", "takes a tender back")
                                .argument(FILE, "the withdrawal that the supplier's client wrote", true)
                                .option(TO, "FILE", "where the receipt goes; beside the file unless said"),
                        this::withdraw),
                new Action(desk.changing("close", "ends the tender period, not before its time"), this::close),
                new Action(desk.changing("receipts", "lists what came in, after the tender period"), this::receipts),
                new Action(
                        desk.changing("shares", "writes the sealed shares of an opener, after the closing")
                                .option(TO, "FILE", "where to; ID-OPENER.shares unless said")
                                .example("kisa:competition shares CO-2 --by \"Maija Meri\""),
                        this::shares),
                new Action(
                        desk.changing("open", "opens the tenders with the shares that openers have unsealed")
                                .rest("SHARES", "files that the openers' clients wrote", List::of)
                                .example("kisa:competition open CO-2 maija.share timo.share"),
                        this::open),
                new Action(
                        desk.on("record", "writes the opening record, which anyone can verify")
                                .option(TO, "FILE", "where to; shown unless said"),
                        this::record),
                new Action(
                        desk.changing("sealed", "writes a sealed tender as it came, to verify the record with")
                                .argument("NUMBER", "number of its receipt", true)
                                .option(TO, "FILE", "where to; NUMBER.sealed unless said"),
                        this::sealed),
                new Action(
                        desk.changing("attachment", "writes a file that came with a tender, after the opening")
                                .argument("TENDER", "id of the tender", desk.candidates()::tenders, true)
                                .argument("NAME", "name of the file", true)
                                .option(TO, "FILE", "where to; its name unless said"),
                        this::attachment));
    }

    private static final Listing<Opener> OPENERS = Listing.rows(Opener.class)
            .text("name", "Opener", Opener::name)
            .text("fingerprint", "Fingerprint", one -> one.key().map(Opener.Key::fingerprint))
            .whenEmpty("nobody: its tenders are not sealed");

    private void openers(Invocation in) {
        in.screen().listing(sealed.get().openers(desk.id(in)), OPENERS);
    }

    private void key(Invocation in) throws IOException {
        CompetitionId id = desk.id(in);
        var wanted = new Wanted(in);
        byte[] key = wanted.bytes(wanted.file(in.required(FILE), FILE), FILE, LARGEST_NOTE);
        in.screen().listing(List.of(sealed.get().register(id, key, desk.act(in))), OPENERS);
    }

    private void invitation(Invocation in) throws IOException {
        CompetitionId id = desk.id(in);
        Optional<String> supplier = in.option("--supplier");
        byte[] file = supplier.map(one -> sealed.get().invitation(id, one))
                .orElseGet(() -> sealed.get().invitation(id));
        String name = id + supplier.map(one -> "-" + one).orElse("") + ".invitation";
        Output.write(file, Optional.of(in.option(TO).orElse(name)), in.screen());
    }

    private void submit(Invocation in) throws IOException {
        CompetitionId id = desk.id(in);
        var wanted = new Wanted(in);
        Path file = wanted.file(in.required(FILE), FILE);
        wanted.refuseIfWrong();
        Receipt receipt;
        try (Progress progress = in.screen().progress("Taking the tender in", Files.size(file));
                InputStream bytes = new Watched(Files.newInputStream(file), progress)) {
            receipt = sealed.get().submit(id, bytes);
        }
        receipted(receipt, file, in);
    }

    private void withdraw(Invocation in) throws IOException {
        CompetitionId id = desk.id(in);
        var wanted = new Wanted(in);
        Path file = wanted.file(in.required(FILE), FILE);
        byte[] withdrawal = wanted.bytes(file, FILE, LARGEST_NOTE);
        if (in.screen().confirm("Take the tender of " + file.getFileName() + " back from " + id + "?")) {
            receipted(sealed.get().withdraw(id, withdrawal), file, in);
        }
    }

    private static void receipted(Receipt receipt, Path file, Invocation in) throws IOException {
        Path target = Path.of(in.option(TO).orElse(file + ".receipt"));
        Output.written(receipt.document().getBytes(StandardCharsets.UTF_8), target);
        Screen screen = in.screen();
        screen.details(Details.of("Receipt")
                .add("number", "Number", receipt.number())
                .add("kind", "Kind", receipt.kind())
                .add("lot", "Lot", Optional.of(receipt.lot()).filter(lot -> !lot.isEmpty()))
                .add("version", "Version", receipt.version())
                .add("digest", "SHA-256", receipt.digest())
                .add("at", "Received", Shown.moment(screen, Optional.of(receipt.at())))
                .add("file", "Receipt in", target));
    }

    private void close(Invocation in) {
        CompetitionId id = desk.id(in);
        desk.stands(desk.competitions().close(id, desk.act(in).at()), in);
    }

    private void receipts(Invocation in) {
        Screen screen = in.screen();
        screen.listing(
                sealed.get().receipts(desk.id(in), desk.act(in)),
                Listing.rows(Receipt.class)
                        .text("number", "Number", Receipt::number)
                        .text("kind", "Kind", Receipt::kind)
                        .text("lot", "Lot", Receipt::lot)
                        .number("version", "Version", Receipt::version)
                        .text("at", "Received", one -> Shown.moment(screen, Optional.of(one.at())))
                        .number("size", "Bytes", Receipt::size)
                        .text("digest", "SHA-256", Receipt::digest)
                        .whenEmpty("no tender came"));
    }

    private void shares(Invocation in) throws IOException {
        CompetitionId id = desk.id(in);
        Act act = desk.act(in);
        var out = new ByteArrayOutputStream();
        sealed.get().shares(id, act, out);
        String name = id + "-" + act.by().strip().replaceAll("[^\\p{L}\\p{N}]+", "-") + ".shares";
        Output.write(out.toByteArray(), Optional.of(in.option(TO).orElse(name)), in.screen());
    }

    private void open(Invocation in) throws IOException {
        Competition competition = desk.competition(in);
        if (competition.draft().procedure().sealing().isEmpty()) {
            desk.stands(desk.competitions().open(competition.id(), desk.act(in).at()), in);
            return;
        }
        var wanted = new Wanted(in);
        List<Path> files = shareFiles(in, wanted).stream()
                .map(name -> wanted.file(name, "SHARES"))
                .toList();
        wanted.refuseIfWrong();
        var streams = new ArrayList<InputStream>();
        Competition opened;
        try (Progress progress = in.screen().progress("Opening tenders", -1)) {
            for (Path file : files) {
                streams.add(new Watched(Files.newInputStream(file), progress));
            }
            opened = sealed.get().open(competition.id(), streams, desk.act(in));
        } finally {
            for (InputStream stream : streams) {
                stream.close();
            }
        }
        Details done = Details.of("Opened");
        sealed.get().opening(opened.id()).ifPresent(opening -> shown(opening, done, in.screen()));
        desk.stands(done, opened, in);
    }

    /** Files with blanks in their names are given behind the command, not to the question. */
    private static List<String> shareFiles(Invocation in, Wanted wanted) {
        if (!in.rest().isEmpty()) {
            return in.rest();
        }
        String names = wanted.left("SHARES", "Which files with unsealed shares, with blanks between");
        return names.isBlank() ? List.of() : List.of(names.strip().split("\\s+"));
    }

    private static void shown(Opening opening, Details done, Screen screen) {
        done.add("openers", "By", opening.openers())
                .add("record", "Record", opening.digest())
                .listing(
                        "results",
                        "Tenders",
                        opening.tenders(),
                        Listing.rows(Opening.Result.class)
                                .text("number", "Number", Opening.Result::number)
                                .text("received", "Received", one -> Shown.moment(screen, Optional.of(one.received())))
                                .text("tender", "Tender", Opening.Result::tender)
                                .number("attachments", "Attachments", one -> one.attachments()
                                        .size())
                                .text("problems", "Refused because", one -> one.problems().stream()
                                        .map(Problem::toString)
                                        .toList()))
                .problems("shareProblems", "Shares that were not needed", opening.shareProblems());
    }

    private void record(Invocation in) throws IOException {
        Output.write(sealed.get().record(desk.id(in)), in.option(TO), in.screen());
    }

    private void sealed(Invocation in) throws IOException {
        CompetitionId id = desk.id(in);
        String number = in.required("NUMBER");
        var out = new ByteArrayOutputStream();
        sealed.get().sealedFile(id, number, desk.act(in), out);
        Output.write(out.toByteArray(), Optional.of(in.option(TO).orElse(number + ".sealed")), in.screen());
    }

    private void attachment(Invocation in) throws IOException {
        CompetitionId id = desk.id(in);
        String name = in.required("NAME");
        // only the last part: a tender must not choose where on this machine it is written
        String plain = Optional.ofNullable(Path.of(name).getFileName())
                .map(Path::toString)
                .orElse("attachment");
        var out = new ByteArrayOutputStream();
        sealed.get().attachment(id, in.required("TENDER"), name, desk.act(in), out);
        Output.write(out.toByteArray(), Optional.of(in.option(TO).orElse(plain)), in.screen());
    }

    /** Tells how many bytes were read. */
    private static final class Watched extends FilterInputStream {

        private final Progress progress;
        private long read;

        Watched(InputStream in, Progress progress) {
            super(in);
            this.progress = progress;
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            told(one < 0 ? 0 : 1);
            return one;
        }

        @Override
        public int read(byte[] into, int from, int most) throws IOException {
            int some = super.read(into, from, most);
            told(Math.max(0, some));
            return some;
        }

        private void told(int more) {
            read += more;
            progress.to(read);
        }
    }
}
