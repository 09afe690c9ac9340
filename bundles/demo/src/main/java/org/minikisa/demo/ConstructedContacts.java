package org.minikisa.demo;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.minikisa.intake.api.Channel;
import org.minikisa.intake.api.RawContact;
import org.minikisa.procurement.api.Customer;
import org.minikisa.procurement.api.CustomerId;
import org.minikisa.procurement.api.Procurements;
import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.google.gson.reflect.TypeToken;

/**
 * The demo's own contacts, made up in Finnish, Swedish and English over the taxonomy of questions. They come in as a customer
 * would send them: mails as Internet messages, forms, phone and event notes as JSON notes.
 */
final class ConstructedContacts {

    private static final ZoneId FINLAND = ZoneId.of("Europe/Helsinki");
    private static final String DOMAIN = "minikisa.example";

    /**
     * One made-up contact.
     *
     * @param at local time in Finland
     * @param customer id of the customer; empty for a supplier
     * @param topic what its author meant, for the comparison with the machine's judgement
     * @param answerMinutes working minutes until the unit answered; absent while it has not
     * @param repliesTo number of the contact it answers, from 1
     */
    record Constructed(
            String at,
            Channel channel,
            String customer,
            String person,
            String language,
            String topic,
            String procurement,
            String subject,
            String text,
            Integer answerMinutes,
            Integer repliesTo) {

        Instant received() {
            return LocalDateTime.parse(at).atZone(FINLAND).toInstant();
        }
    }

    private final List<Constructed> contacts;
    private final Procurements procurements;

    ConstructedContacts(Procurements procurements) {
        this.procurements = procurements;
        this.contacts = new Gson()
                .fromJson(
                        new String(Resources.read("contacts.json"), StandardCharsets.UTF_8),
                        new TypeToken<List<Constructed>>() {}.getType());
    }

    int size() {
        return contacts.size();
    }

    Constructed get(int number) {
        return contacts.get(number - 1);
    }

    /** Where intake finds it again; the same in each run. */
    String source(int number) {
        return "demo/%04d".formatted(number);
    }

    /** The number of the made-up contact that came from a source; empty for another contact. */
    Optional<Integer> number(String source) {
        return source.matches("demo/\\d{4}")
                ? Optional.of(Integer.valueOf(source.substring(5))).filter(n -> n >= 1 && n <= size())
                : Optional.empty();
    }

    RawContact raw(int number) {
        var contact = get(number);
        String bytes = contact.channel() == Channel.MAIL ? mail(number, contact) : note(contact);
        return new RawContact(
                contact.channel(),
                source(number),
                bytes.getBytes(StandardCharsets.UTF_8),
                Optional.of(contact.received()),
                true);
    }

    private String mail(int number, Constructed contact) {
        var mail = new StringBuilder();
        header(mail, "From", word(contact.person()) + " <" + address(contact) + ">");
        header(mail, "To", "yhteishankinnat@" + DOMAIN);
        header(mail, "Subject", word(contact.subject()));
        header(
                mail,
                "Date",
                DateTimeFormatter.RFC_1123_DATE_TIME
                        .withLocale(Locale.ROOT)
                        .format(contact.received().atZone(FINLAND)));
        header(mail, "Message-ID", messageId(number));
        if (contact.repliesTo() != null) {
            header(mail, "In-Reply-To", messageId(contact.repliesTo()));
            header(mail, "References", messageId(contact.repliesTo()));
        }
        header(mail, "X-Constructed", "made up for the demonstration");
        header(mail, "MIME-Version", "1.0");
        header(mail, "Content-Type", "text/plain; charset=utf-8");
        header(mail, "Content-Transfer-Encoding", "base64");
        mail.append("\r\n")
                .append(Base64.getMimeEncoder().encodeToString(contact.text().getBytes(StandardCharsets.UTF_8)))
                .append("\r\n");
        return mail.toString();
    }

    private String note(Constructed contact) {
        var from = new JsonObject();
        from.addProperty("name", contact.person());
        from.addProperty("address", address(contact));
        var note = new JsonObject();
        note.add("from", from);
        note.addProperty("subject", contact.subject());
        note.addProperty("text", contact.text());
        return note.toString();
    }

    private String address(Constructed contact) {
        String domain = Optional.of(contact.customer())
                .filter(id -> !id.isEmpty())
                .flatMap(id -> procurements.customer(new CustomerId(id)))
                .map(Customer::mailDomains)
                .filter(d -> !d.isEmpty())
                .map(d -> d.get(0))
                .orElse("supplier.example");
        String local = Normalizer.normalize(contact.person(), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z]+", ".");
        return local + "@" + domain;
    }

    private static String messageId(int number) {
        return "<demo-%04d@%s>".formatted(number, DOMAIN);
    }

    /** RFC 2047: fourteen characters at a time keep every encoded word below its 75 characters. */
    private static String word(String text) {
        if (text.chars().allMatch(c -> c >= ' ' && c < 127)) {
            return text;
        }
        var words = new StringBuilder();
        for (int i = 0; i < text.length(); i += 14) {
            String part = text.substring(i, Math.min(text.length(), i + 14));
            words.append(i == 0 ? "" : "\r\n ")
                    .append("=?utf-8?B?")
                    .append(Base64.getEncoder().encodeToString(part.getBytes(StandardCharsets.UTF_8)))
                    .append("?=");
        }
        return words.toString();
    }

    private static void header(StringBuilder mail, String name, String value) {
        mail.append(name).append(": ").append(value).append("\r\n");
    }
}
