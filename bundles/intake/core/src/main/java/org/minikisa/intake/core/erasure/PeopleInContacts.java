package org.minikisa.intake.core.erasure;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.minikisa.intake.api.Attachment;
import org.minikisa.intake.api.Channel;
import org.minikisa.intake.api.Segment;
import org.minikisa.intake.core.erasure.ErasureTables.Letter;
import org.minikisa.intake.core.erasure.ErasureTables.Raw;
import org.minikisa.intake.core.mime.Limits;
import org.minikisa.intake.core.mime.MailReader;
import org.minikisa.intake.core.text.Text;
import org.minikisa.rendering.masking.DocumentMask;
import org.minikisa.rendering.masking.IdentityCodes;
import org.minikisa.rendering.masking.PersonMask;
import org.minikisa.store.api.Disguise;
import org.minikisa.store.api.Disguise.Nearness;
import org.minikisa.store.api.Erased;
import org.minikisa.store.api.Held;
import org.minikisa.store.api.Person;
import org.minikisa.store.api.PersonalData;
import org.minikisa.store.api.PersonalTexts;
import org.minikisa.store.api.Transaction;
import org.osgi.service.component.annotations.Component;

/** Contacts and replies that a person wrote, got or is told of in. */
@Component
public final class PeopleInContacts implements PersonalData {

    private static final String SENT = "message from the person";
    private static final String MENTIONED = "message that tells of the person";
    private static final String UNREAD = "message that nobody could read";
    private static final String REPLY = "reply of the house";

    /** How much of a contact's bytes is looked through for what was not understood; the rest is content, which was. */
    private static final int LOOKED_THROUGH = 512 * 1024;

    private static final Pattern TELEPHONE = Pattern.compile("\\+?[0-9][0-9 ()\u00a0.-]{5,20}[0-9]");

    private static final List<PersonalTexts> TEXTS = List.of(
            PersonalTexts.of("place a message came from", "intake_raw", "contact", "source"),
            PersonalTexts.of("place a message came from", "intake_contact", "contact", "source"),
            PersonalTexts.of(
                    "why a message was judged so",
                    "intake_contact",
                    "contact",
                    "reason",
                    "trust_reasons",
                    "customer_reason",
                    "problem_place",
                    "problem_found"),
            PersonalTexts.of("ids of messages", "intake_thread", "contact, message_id", "message_id"),
            PersonalTexts.of("name of an attachment", "intake_attachment", "contact, position", "name"),
            PersonalTexts.of("text of an attachment", "intake_attachment_text", "contact, position", "content"),
            PersonalTexts.of("who mended a message", "intake_mended", "contact", "person", "reason"),
            PersonalTexts.of("author of a reply", "intake_reply", "reply", "written_by", "remark", "sender"),
            PersonalTexts.of("channel", "intake_channel", "channel", "place", "changed_by", "position"));

    private final MailReader mails = new MailReader(Limits.STANDARD);

    @Override
    public String wing() {
        return "intake";
    }

    @Override
    public List<PersonalTexts> texts() {
        return TEXTS;
    }

    @Override
    public Person alsoKnown(Disguise who, Transaction tx) {
        var tables = new ErasureTables(tx);
        var names = new LinkedHashSet<String>();
        var telephones = new LinkedHashSet<String>();
        var codes = new LinkedHashSet<String>();
        for (Raw raw : tables.raw()) {
            tables.row(raw.contact()).filter(row -> row.isBy(who)).ifPresent(row -> {
                if (PersonMask.isWholeName(row.fromName()) && belongs(row.fromName(), row.fromAddress())) {
                    names.add(row.fromName());
                }
                TELEPHONE
                        .matcher(signature(row))
                        .results()
                        .map(match -> match.group().strip())
                        .forEach(telephones::add);
                IdentityCodes.in(row.fullText())
                        .forEach(span ->
                                codes.add(IdentityCodes.canonical(row.fullText().substring(span.start(), span.end()))));
            });
        }
        // several codes are other people's too
        return new Person(
                List.copyOf(names),
                List.of(),
                List.copyOf(telephones),
                codes.size() == 1 ? List.copyOf(codes) : List.of(),
                List.of());
    }

    /** Whether an address is made of a name: one of a registry or a whole office is not. */
    private static boolean belongs(String name, String address) {
        String local = Text.folded(address.substring(0, Math.max(0, address.indexOf('@'))));
        String bare = ascii(local);
        return List.of(name.split("[\\s,-]+")).stream()
                .map(PeopleInContacts::ascii)
                .anyMatch(part -> part.length() >= 3 && bare.contains(part));
    }

    private static String ascii(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
    }

    private static String signature(ContactRow row) {
        var signature = new StringBuilder();
        int start = 0;
        for (String line : row.segments().lines().toList()) {
            int gap = line.indexOf(' ');
            int end = Integer.parseInt(line.substring(gap + 1));
            if (line.startsWith(Segment.Kind.SIGNATURE.name())) {
                signature.append(row.fullText(), start, end).append('\n');
            }
            start = end;
        }
        return signature.toString();
    }

    @Override
    public void held(Disguise who, Transaction tx, Consumer<Held> sink) {
        var tables = new ErasureTables(tx);
        for (Told told : told(who, tables)) {
            sink.accept(held(told, who, tables));
        }
        for (Letter letter : letters(who, tables)) {
            sink.accept(new Held(
                    letter.reply(),
                    REPLY,
                    content("to", letter.recipient(), "subject", letter.subject(), "text", letter.text()),
                    who.isAddress(letter.recipient())
                            ? Map.of("message.eml", () -> tables.message(letter.reply()))
                            : Map.of(),
                    Held.Fate.erased()));
        }
    }

    private static Held held(Told told, Disguise who, ErasureTables tables) {
        Supplier<byte[]> raw = () -> tables.bytes(told.contact());
        Map<String, Supplier<byte[]>> files =
                told.isOwn(who) ? Map.of(told.channel() == Channel.MAIL ? "message.eml" : "note.json", raw) : Map.of();
        Map<String, String> content = told.row()
                .map(row -> told.isOwn(who)
                        ? content(
                                "from", row.fromName() + " <" + row.fromAddress() + ">",
                                "to", row.recipients().replace('\n', ' '),
                                "subject", row.subject(),
                                "text", row.fullText())
                        : content("subject", row.subject(), "lines", lines(row, who, told.nearness())))
                .orElse(Map.of());
        return new Held(told.contact(), told.kind(who), content, files, Held.Fate.erased());
    }

    private static String lines(ContactRow row, Disguise who, Nearness nearness) {
        return (row.fromName() + "\n" + row.recipients() + "\n" + row.fullText())
                .lines()
                .filter(line -> who.isIn(line, nearness))
                .collect(Collectors.joining("\n"));
    }

    private static Map<String, String> content(String... pairs) {
        var content = new LinkedHashMap<String, String>();
        for (int i = 0; i < pairs.length; i += 2) {
            if (!pairs[i + 1].isBlank()) {
                content.put(pairs[i], pairs[i + 1]);
            }
        }
        return content;
    }

    @Override
    public List<Erased> erase(Disguise who, Transaction tx) {
        var tables = new ErasureTables(tx);
        var counts = new LinkedHashMap<String, Long>();
        for (Told told : told(who, tables)) {
            erase(told, who, tables);
            counts.merge(told.kind(who), 1L, Long::sum);
        }
        for (Letter letter : letters(who, tables)) {
            erase(letter, who, tables);
            counts.merge(REPLY, 1L, Long::sum);
        }
        return counts.entrySet().stream()
                .map(entry -> new Erased(entry.getKey(), entry.getValue(), 0))
                .toList();
    }

    private void erase(Told told, Disguise who, ErasureTables tables) {
        Optional<ContactRow> understood = told.row().filter(row -> !isUnread(row));
        ContactRow erased =
                understood.map(row -> row.without(who, told.nearness())).orElseGet(() -> nothing(told, who));
        var remade = new Remade(
                told.channel(),
                erased.fromName(),
                erased.fromAddress(),
                erased.recipients().lines().toList(),
                erased.subject(),
                erased.sent(),
                erased.messageId(),
                tables.answers(told.contact()).stream()
                        .map(id -> who.over(id, Nearness.FAR))
                        .toList(),
                erased.fullText(),
                files(told, who, tables));
        tables.write(told.contact(), remade.bytes());
        understood.ifPresent(row -> tables.write(erased));
    }

    /** Of what could not be read nothing can be kept but that it came. */
    private static ContactRow nothing(Told told, Disguise who) {
        return new ContactRow(
                told.contact(),
                told.channel(),
                "",
                who.pseudonym(),
                who.address(),
                "",
                "",
                who.pseudonym(),
                "",
                "",
                "",
                Optional.empty());
    }

    /**
     * What hangs on it stays without the person; where they cannot be taken from it, and of the person's own what could not be read, only
     * that it was there.
     */
    private List<Remade.File> files(Told told, Disguise who, ErasureTables tables) {
        var files = new ArrayList<Remade.File>();
        List<Attachment> attachments = tables.attachments(told.contact());
        List<byte[]> contents = contents(told, attachments.size(), tables);
        for (int i = 0; i < attachments.size(); i++) {
            Attachment attachment = attachments.get(i);
            Optional<String> text = tables.attachmentText(told.contact(), i);
            byte[] content = i < contents.size() ? contents.get(i) : new byte[0];
            byte[] without = DocumentMask.over(content, words -> who.over(words, told.nearness()));
            boolean isHidden = without == content
                    && text.map(read -> who.isIn(read, told.nearness())).orElse(told.isOwn(who));
            files.add(new Remade.File(
                    who.over(attachment.name(), Nearness.FAR),
                    attachment.mediaType(),
                    isHidden ? new byte[0] : without));
        }
        return files;
    }

    private List<byte[]> contents(Told told, int count, ErasureTables tables) {
        byte[] bytes = tables.bytes(told.contact());
        return told.channel() == Channel.MAIL
                ? IntStream.range(0, count)
                        .mapToObj(i -> mails.attachment(bytes, i).orElse(new byte[0]))
                        .toList()
                : RawContents.ofNote(bytes);
    }

    private static void erase(Letter letter, Disguise who, ErasureTables tables) {
        boolean own = who.isAddress(letter.recipient());
        var erased = new Letter(
                letter.reply(),
                own && letter.state().equals("QUEUED") ? "CANCELLED" : letter.state(),
                own ? who.address() : letter.recipient(),
                who.over(letter.subject(), Nearness.CLOSE),
                who.over(letter.text(), Nearness.CLOSE));
        var message = new Remade(
                Channel.MAIL,
                "",
                "",
                List.of(erased.recipient()),
                erased.subject(),
                Optional.empty(),
                "",
                List.of(),
                erased.text(),
                List.of());
        tables.write(erased, message.bytes());
    }

    /** A contact that has to do with the person. @param row empty where nobody has looked at it */
    private record Told(String contact, Channel channel, Optional<ContactRow> row, Nearness nearness) {

        boolean isOwn(Disguise who) {
            return row.map(each -> each.isBy(who)).orElse(false);
        }

        String kind(Disguise who) {
            boolean unread = row.map(PeopleInContacts::isUnread).orElse(true);
            return unread ? UNREAD : isOwn(who) ? SENT : MENTIONED;
        }
    }

    private static boolean isUnread(ContactRow row) {
        return row.fullText().isEmpty()
                && row.fromAddress().isEmpty()
                && row.subject().isEmpty();
    }

    private List<Told> told(Disguise who, ErasureTables tables) {
        List<Raw> all = tables.raw();
        Set<String> conversations = new HashSet<>();
        for (Raw raw : all) {
            tables.row(raw.contact())
                    .filter(row -> !row.conversation().isEmpty() && (row.isBy(who) || row.isTo(who)))
                    .ifPresent(row -> conversations.add(row.conversation()));
        }
        var told = new ArrayList<Told>();
        for (Raw raw : all) {
            Optional<ContactRow> row = tables.row(raw.contact());
            boolean close = row.map(
                            each -> conversations.contains(each.conversation()) || each.isBy(who) || each.isTo(who))
                    .orElse(false);
            Nearness nearness = close ? Nearness.CLOSE : Nearness.FAR;
            boolean changes = row.map(each ->
                            each.isBy(who) || !each.without(who, nearness).equals(each))
                    .orElse(false);
            if (changes || isIn(raw, row, who, tables)) {
                told.add(new Told(raw.contact(), raw.channel(), row, nearness));
            }
        }
        return told;
    }

    private static List<Letter> letters(Disguise who, ErasureTables tables) {
        return tables.letters().stream()
                .filter(letter -> who.isAddress(letter.recipient())
                        || who.isIn(letter.subject() + "\n" + letter.text(), Nearness.FAR)
                        || isIn(tables.message(letter.reply()), who))
                .toList();
    }

    private boolean isIn(Raw raw, Optional<ContactRow> row, Disguise who, ErasureTables tables) {
        return tables.attachmentTexts(raw.contact()).stream().anyMatch(text -> who.isIn(text, Nearness.FAR))
                || isIn(raw.channel(), row, tables.bytes(raw.contact()), who)
                || tables.bytesBeforeMending(raw.contact())
                        .filter(bytes -> isIn(raw.channel(), row, bytes, who))
                        .isPresent();
    }

    private boolean isIn(Channel channel, Optional<ContactRow> row, byte[] bytes, Disguise who) {
        return isIn(bytes, who)
                || new RawContents(mails, who)
                        .tell(
                                channel,
                                bytes,
                                row.map(PeopleInContacts::isUnread).orElse(true));
    }

    private static boolean isIn(byte[] bytes, Disguise who) {
        int length = Math.min(bytes.length, LOOKED_THROUGH);
        return who.isIn(new String(bytes, 0, length, StandardCharsets.UTF_8), Nearness.FAR)
                || who.isIn(new String(bytes, 0, length, StandardCharsets.ISO_8859_1), Nearness.FAR);
    }
}
