package org.minikisa.competition.client;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.minikisa.competition.client.Arguments.Misused;
import org.minikisa.competition.sealing.Digests;
import org.minikisa.competition.sealing.InvitationFile;
import org.minikisa.competition.sealing.OpenerSecret;
import org.minikisa.competition.sealing.ReceiptFile;
import org.minikisa.competition.sealing.RecordCheck;
import org.minikisa.competition.sealing.SealedFile;
import org.minikisa.competition.sealing.Sealer;
import org.minikisa.competition.sealing.SenderFile;
import org.minikisa.competition.sealing.Shares;
import org.minikisa.competition.sealing.SignedText;
import org.minikisa.competition.sealing.SigningKey;
import org.minikisa.competition.sealing.Statement;
import org.minikisa.competition.sealing.WithdrawalFile;
import org.minikisa.problem.api.InvalidInputException;

/** {@code java -jar minikisa-tender.jar COMMAND …}; exit code 0 for done, 1 for refused, 2 for misused. */
public final class Main {

    private static final String HELP = """
            minikisa-tender: seals tenders, and opens sealed ones together with others. Works offline; Java 17 or later.

              for suppliers
                template INVITATION                    a tender to fill in, as JSON
                seal INVITATION TENDER.json            checks the tender and seals it with its attachments
                     [--to FILE.sealed]                where to; TENDER.sealed unless said
                     [--replace FILE.sender]           a later version of the tender that this file belongs to
                     [--house FINGERPRINT]             accept only an invitation that this key has signed
                withdraw FILE.sender [--to FILE]       takes the tender back, until the end of the tender period
                receipt RECEIPT FILE.sealed            whether the house confirms this very file
                     [--house FINGERPRINT]
              for openers
                key NAME [--to FOLDER]                 makes a key pair: NAME.secret for you, NAME.opener for the house
                open-share SHARES NAME.secret          unseals your shares, after the end of the tender period
                     [--to FILE]
              for everybody
                inspect FILE.sealed                    what can be seen of a sealed tender without any key
                verify RECORD FOLDER                   whether an opening was as its record says, by the sealed files
                     [--journal FILE.json]             and by an extract of the journal (kisa:journal --json)
                     [--house FINGERPRINT]

            A passphrase is asked for, or read from the first line of --passphrase-file FILE.
            Keep FILE.sender: without it a tender can be neither replaced nor withdrawn. Keep NAME.secret and its
            passphrase: nobody can make them again.
            Exit codes: 0 done, 1 refused or not as it should be, 2 misused.
            """;

    private static final Set<String> OPTIONS = Set.of("--to", "--replace", "--house", "--journal", "--passphrase-file");

    private final Arguments arguments;
    private final PrintStream out;
    private final SecureRandom random = new SecureRandom();

    private Main(Arguments arguments, PrintStream out) {
        this.arguments = arguments;
        this.out = out;
    }

    public static void main(String[] args) {
        System.exit(run(Arrays.asList(args), System.out, System.err));
    }

    static int run(List<String> args, PrintStream out, PrintStream err) {
        if (args.isEmpty() || args.contains("--help") || args.get(0).equals("help")) {
            out.print(HELP);
            return args.isEmpty() ? 2 : 0;
        }
        try {
            return new Main(new Arguments(args.subList(1, args.size()), OPTIONS), out).run(args.get(0));
        } catch (Misused e) {
            err.println(e.getMessage() + ". Try --help.");
            return 2;
        } catch (InvalidInputException e) {
            err.println(e.getMessage());
            return 1;
        } catch (NoSuchFileException e) {
            err.println("no file " + e.getMessage() + ". Correct the path.");
            return 2;
        } catch (FileAlreadyExistsException e) {
            err.println(e.getMessage() + " is there already and is not overwritten. Move it away, or say --to.");
            return 1;
        } catch (InvalidPathException e) {
            err.println("no path: " + e.getMessage() + ". Correct it.");
            return 2;
        } catch (IOException | UncheckedIOException e) {
            err.println("could not be read or written: " + e.getMessage() + ". Nothing was left half done; try again.");
            return 1;
        }
    }

    private int run(String command) throws IOException {
        return switch (command) {
            case "key" -> key();
            case "template" -> template();
            case "seal" -> seal();
            case "withdraw" -> withdraw();
            case "receipt" -> receipt();
            case "open-share" -> openShare();
            case "inspect" -> inspect();
            case "verify" -> verify();
            default -> throw new Misused("unknown command " + command);
        };
    }

    private int key() throws IOException {
        String name = arguments.required(0, "NAME");
        arguments.requireWords(1);
        requireName(name);
        Path folder = Path.of(arguments.option("--to").orElse("."));
        Path secretFile = folder.resolve(name + ".secret");
        if (Files.exists(secretFile)) {
            throw new FileAlreadyExistsException(secretFile.toString());
        }
        OpenerSecret secret = OpenerSecret.fresh(name, passphrase(true), random);
        Files.createDirectories(folder);
        writeSecret(secretFile, secret.text());
        Files.writeString(folder.resolve(name + ".opener"), secret.key().text());
        out.println("fingerprint  " + secret.key().fingerprint());
        out.println(
                "for the house: " + folder.resolve(name + ".opener") + "; read the fingerprint to them by telephone");
        out.println("for you alone: " + secretFile + "; keep a copy of it in another place");
        return 0;
    }

    /** It becomes the name of two files, and must be the name that the plan has. */
    private static void requireName(String name) {
        if (name.isBlank() || name.chars().anyMatch(c -> c < ' ' || "/\\:*?\"<>|".indexOf(c) >= 0)) {
            throw new Misused(
                    "\"" + name + "\" is no NAME: give the opener's name as the purchasing body has it, without"
                            + " / \\ : * ? \" < > |");
        }
    }

    private int template() throws IOException {
        Path file = Path.of(arguments.required(0, "INVITATION"));
        arguments.requireWords(1);
        out.print(TenderForm.template(InvitationFile.of(file.toString(), signed(file))));
        return 0;
    }

    private int seal() throws IOException {
        Path invitationFile = Path.of(arguments.required(0, "INVITATION"));
        Path form = Path.of(arguments.required(1, "TENDER.json"));
        arguments.requireWords(2);
        SignedText invitation = signed(invitationFile);
        InvitationFile said = InvitationFile.of(invitationFile.toString(), invitation);
        TenderForm.Read read = TenderForm.read(said, form);
        Path to = Path.of(arguments.option("--to").orElse(form.toString().replaceFirst("\\.json$", "") + ".sealed"));
        Path senderFile = Path.of(to.toString().replaceFirst("\\.sealed$", "") + ".sender");
        Optional<SenderFile> before = before(said);
        if (Files.exists(to) || Files.exists(senderFile) && before.isEmpty()) {
            throw new FileAlreadyExistsException(Files.exists(to) ? to.toString() : senderFile.toString());
        }
        SigningKey sender = before.map(SenderFile::key).orElseGet(() -> SigningKey.fresh(random));
        int version = before.map(SenderFile::version).orElse(0) + 1;
        String digest = write(to, file -> new Sealer(invitation, sender, random)
                .seal(
                        read.content(),
                        version,
                        read.files().stream()
                                .<Sealer.Source>map(path -> () -> Files.newInputStream(path))
                                .toList(),
                        file));
        writeSecret(
                senderFile,
                SenderFile.of(said.competition(), sender, version, digest).text());
        told(said, invitation, digest, to, senderFile, version);
        return 0;
    }

    private void told(
            InvitationFile said, SignedText invitation, String digest, Path to, Path senderFile, int version) {
        out.println("sealed       " + to + ", version " + version);
        out.println("SHA-256      " + digest);
        out.println("competition  " + said.competition() + ", " + said.title().en());
        out.println("closes       " + said.closes() + (Instant.now().isAfter(said.closes()) ? " (is over)" : ""));
        out.println("house        " + SigningKey.fingerprint(invitation.key()));
        said.openers()
                .forEach(opener -> out.println(
                        "opener       " + SigningKey.fingerprint(opener.publicKey()) + "  " + opener.name()));
        out.println("Any " + said.needed()
                + " of these openers together can read it, and nobody else. Compare the fingerprints"
                + " with what the purchasing body has announced elsewhere.");
        out.println("Keep " + senderFile + ": only with it can the tender be replaced or withdrawn.");
    }

    private Optional<SenderFile> before(InvitationFile said) throws IOException {
        Optional<String> file = arguments.option("--replace");
        if (file.isEmpty()) {
            return Optional.empty();
        }
        SenderFile before = SenderFile.read(file.get(), Documents.bytes(Path.of(file.get())));
        if (!before.competition().equals(said.competition())) {
            throw InvalidInputException.of(
                    file.get(),
                    "competition.sealed.foreign",
                    "competition",
                    before.competition(),
                    said.competition(),
                    "Take the sender file that was written with the tender for this competition.");
        }
        return Optional.of(before);
    }

    private int withdraw() throws IOException {
        Path file = Path.of(arguments.required(0, "FILE.sender"));
        arguments.requireWords(1);
        SenderFile sender = SenderFile.read(file.toString(), Documents.bytes(file));
        Path to = Path.of(
                arguments.option("--to").orElse(file.toString().replaceFirst("\\.sender$", "") + ".withdrawal"));
        Files.writeString(
                to,
                WithdrawalFile.signed(sender.competition(), sender.digest(), sender.key())
                        .text(),
                StandardOpenOption.CREATE_NEW,
                StandardOpenOption.WRITE);
        out.println("withdrawal   " + to + " of version " + sender.version() + " for " + sender.competition());
        out.println("It takes effect when the purchasing body has it, and its receipt says so.");
        return 0;
    }

    private int receipt() throws IOException {
        Path file = Path.of(arguments.required(0, "RECEIPT"));
        Path sealed = Path.of(arguments.required(1, "FILE.sealed"));
        arguments.requireWords(2);
        SignedText signed = signed(file);
        ReceiptFile receipt = ReceiptFile.of(file.toString(), signed);
        String digest = digest(sealed);
        if (!receipt.digest().equals(digest)) {
            throw InvalidInputException.of(
                    file.toString(),
                    "competition.sealed.record",
                    "digest",
                    digest + ", the SHA-256 of " + sealed,
                    receipt.digest() + ", which the receipt confirms",
                    "Compare with the file that was handed in.");
        }
        out.println("confirmed    " + receipt.kind() + " " + receipt.number() + ", version " + receipt.version()
                + ", at " + receipt.at());
        out.println("house        " + SigningKey.fingerprint(signed.key()));
        return receipt.kind().equals("RECEIVED") ? 0 : 1;
    }

    private int openShare() throws IOException {
        Path shares = Path.of(arguments.required(0, "SHARES"));
        Path secretFile = Path.of(arguments.required(1, "NAME.secret"));
        arguments.requireWords(2);
        OpenerSecret secret = OpenerSecret.read(secretFile.toString(), Documents.bytes(secretFile));
        Path to = Path.of(arguments.option("--to").orElse(shares + ".released"));
        char[] passphrase = passphrase(false);
        Shares.Outcome outcome = write(to, file -> {
            try (InputStream in = new BufferedInputStream(Files.newInputStream(shares))) {
                return Shares.release(in, secret, passphrase, Instant.now(), file);
            }
        });
        out.println("unsealed     " + outcome.unsealed() + " shares in " + to);
        outcome.refused()
                .forEach(number -> out.println("not unsealed " + number + ": its sender did not seal it to your key"));
        out.println("Give " + to + " to whoever opens; with it and those of others the tenders can be read.");
        return 0;
    }

    private int inspect() throws IOException {
        Path file = Path.of(arguments.required(0, "FILE.sealed"));
        arguments.requireWords(1);
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            SealedFile.Arrived arrived =
                    SealedFile.copy(file.toString(), in, OutputStream.nullOutputStream(), one -> {});
            Statement said = arrived.file().statement();
            out.println("competition  " + said.competition() + (said.lot().isEmpty() ? "" : ", lot " + said.lot()));
            out.println("closes       " + said.closes());
            out.println("version      " + said.version() + " of the sender " + SigningKey.fingerprint(said.sender()));
            out.println(
                    "opens with   " + said.needed() + " of " + said.openers().size());
            said.openers().forEach(opener -> out.println("opener       " + opener));
            out.println("size         " + arrived.size() + " bytes: a content of up to " + said.chunks() * 64 + " KiB");
            out.println("SHA-256      " + arrived.digest());
            out.println("It is complete, and as its sender signed it. More cannot be seen without the openers.");
        }
        return 0;
    }

    private int verify() throws IOException {
        Path file = Path.of(arguments.required(0, "RECORD"));
        Path folder = Path.of(arguments.required(1, "FOLDER"));
        arguments.requireWords(2);
        signed(file);
        Map<String, Path> files = byDigest(folder);
        Optional<String> journal = arguments.option("--journal");
        RecordCheck.Findings findings = RecordCheck.check(
                Documents.bytes(file),
                digest -> files.containsKey(digest)
                        ? Optional.of(new BufferedInputStream(Files.newInputStream(files.get(digest))))
                        : Optional.empty(),
                journal.isPresent() ? Optional.of(Documents.bytes(Path.of(journal.get()))) : Optional.empty());
        out.println("competition  " + findings.record().competition() + ", opened "
                + findings.record().opened());
        findings.record().openers().stream()
                .filter(opener -> opener.present())
                .forEach(opener -> out.println("opened by    " + opener.fingerprint() + "  " + opener.name()));
        long opened =
                findings.record().tenders().stream().filter(one -> one.opened()).count();
        out.println("tenders      " + findings.record().tenders().size() + ", of which " + opened + " take part; "
                + findings.record().receipts().size() + " receipts");
        out.println("house        " + findings.house());
        findings.problems().forEach(out::println);
        out.println(
                findings.problems().isEmpty()
                        ? "Everything is as recorded"
                                + (journal.isPresent() ? ", and the journal names this record." : ".")
                        : "NOT as recorded: " + findings.problems().size() + " problems.");
        return findings.problems().isEmpty() ? 0 : 1;
    }

    private static Map<String, Path> byDigest(Path folder) throws IOException {
        var files = new HashMap<String, Path>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(digest(file), file);
            }
        }
        return files;
    }

    private static String digest(Path file) throws IOException {
        MessageDigest digest = Digests.sha256();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return Digests.hex(digest.digest());
    }

    /** A signed file; where a house is named, only one that it has signed. */
    private SignedText signed(Path file) throws IOException {
        SignedText signed = SignedText.read(file.toString(), Documents.bytes(file));
        Optional<String> house = arguments.option("--house").map(Main::bare);
        String found = SigningKey.fingerprint(signed.key());
        if (house.isPresent() && !house.get().equals(bare(found))) {
            throw InvalidInputException.of(
                    file.toString(),
                    "competition.sealed.signature",
                    "signature",
                    "the signature of " + found,
                    "that of " + arguments.option("--house").get(),
                    "Do not use it. Ask the purchasing body by another way than the one this file came.");
        }
        return signed;
    }

    private static String bare(String fingerprint) {
        return fingerprint.replace(" ", "").toLowerCase(java.util.Locale.ROOT);
    }

    private char[] passphrase(boolean fresh) throws IOException {
        Optional<String> file = arguments.option("--passphrase-file");
        if (file.isPresent()) {
            return Documents.text(Path.of(file.get()))
                    .lines()
                    .findFirst()
                    .orElse("")
                    .toCharArray();
        }
        Console console = System.console();
        if (console == null) {
            throw new Misused("there is nobody to ask for the passphrase; say --passphrase-file FILE");
        }
        char[] passphrase = console.readPassword("Passphrase: ");
        if (fresh && !Arrays.equals(passphrase, console.readPassword("The same again: "))) {
            throw new Misused("the two are not the same");
        }
        return passphrase == null ? new char[0] : passphrase;
    }

    private interface Writing<T> {
        T to(OutputStream out) throws IOException;
    }

    /** Writes a file that is there as a whole or not at all. */
    private static <T> T write(Path to, Writing<T> writing) throws IOException {
        if (Files.exists(to)) {
            throw new FileAlreadyExistsException(to.toString());
        }
        Path part = to.resolveSibling(to.getFileName() + ".part");
        try {
            T result;
            try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(part))) {
                result = writing.to(file);
            }
            Files.move(part, to, StandardCopyOption.ATOMIC_MOVE);
            return result;
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** For the owner's eyes only, where the file system knows owners. */
    private static void writeSecret(Path file, String text) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        Files.deleteIfExists(part);
        if (Files.getFileStore(file.toAbsolutePath().getParent()).supportsFileAttributeView("posix")) {
            Files.createFile(part, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.writeString(part, text, StandardCharsets.UTF_8);
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
