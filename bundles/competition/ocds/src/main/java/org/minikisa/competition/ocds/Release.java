package org.minikisa.competition.ocds;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.minikisa.competition.api.opendata.ImportedCompetition.Party;
import com.google.gson.stream.JsonToken;

/** An OCDS release as it was read: what imports need of it and no more; the rest is passed over without being kept. */
final class Release {

    /** An amount with its currency. */
    record Value(Optional<BigDecimal> amount, String currency) {
        static final Value NONE = new Value(Optional.empty(), "");
    }

    record Lot(String id, String title, String description, String status, Value value, List<Criterion> criteria) {}

    /** @param weight of the first of its numbers; @param kind how the weight is to be read */
    record Criterion(String type, String name, String description, Optional<BigDecimal> weight, String kind) {}

    record Bid(
            String id, String status, Optional<Instant> date, Value value, List<Party> tenderers, List<String> lots) {}

    record AwardRead(
            String id,
            String status,
            Optional<Instant> date,
            Value value,
            List<Party> suppliers,
            List<String> lots,
            List<String> bids) {}

    String ocid = "";
    String id = "";
    Optional<Instant> date = Optional.empty();
    final List<String> tags = new ArrayList<>();
    String language = "";
    Party buyer = new Party("", "");
    boolean anything;

    /** Text by field name, also with a language: {@code title_fi}. */
    final Map<String, String> titles = new HashMap<>();

    final Map<String, String> descriptions = new HashMap<>();
    String planned = "";
    boolean announced;
    String status = "";
    String category = "";
    String method = "";
    String methodDetails = "";
    String awardCriteria = "";
    String awardCriteriaDetails = "";
    Value value = Value.NONE;
    Optional<Instant> starts = Optional.empty();
    Optional<Instant> closes = Optional.empty();
    final List<String> cpv = new ArrayList<>();
    final List<Lot> lots = new ArrayList<>();
    final List<Criterion> criteria = new ArrayList<>();
    final List<Bid> bids = new ArrayList<>();
    final List<AwardRead> awards = new ArrayList<>();
    int contracts;

    /** Names of organisations by their ids. */
    final Map<String, String> parties = new HashMap<>();

    private final Fields in;

    Release(Fields in) {
        this.in = in;
    }

    /** Reads one release from where the reader stands. */
    static Release read(Fields in) throws IOException {
        var release = new Release(in);
        in.object(release::field);
        return release;
    }

    void field(String name) throws IOException {
        switch (name) {
            case "ocid" -> ocid = in.text();
            case "id" -> id = in.text();
            case "date" -> date = in.moment();
            case "tag" -> tag();
            case "language" -> language = in.text();
            case "buyer" -> buyer = party();
            case "parties" -> in.list(this::ofParties);
            case "planning" -> planning();
            case "tender" -> tender();
            case "bids" -> bids();
            case "awards" -> in.list(this::award);
            case "contracts" ->
                in.list(() -> {
                    contracts++;
                    in.skip();
                });
            default -> in.skip();
        }
    }

    private void tag() throws IOException {
        if (in.next() == JsonToken.BEGIN_ARRAY) {
            in.list(() -> tags.add(in.text()));
        } else {
            tags.add(in.text());
        }
    }

    private Party party() throws IOException {
        var found = new String[] {"", ""};
        in.object(name -> {
            switch (name) {
                case "id" -> found[0] = in.text();
                case "name" -> found[1] = in.text();
                default -> in.skip();
            }
        });
        return new Party(found[0], found[1]);
    }

    private void ofParties() throws IOException {
        Party party = party();
        parties.put(party.id(), party.name());
    }

    /** The standard has one; some publish a list of them. */
    private void planning() throws IOException {
        anything = true;
        if (in.next() == JsonToken.BEGIN_ARRAY) {
            in.list(this::onePlanning);
        } else {
            onePlanning();
        }
    }

    private void onePlanning() throws IOException {
        in.object(name -> {
            switch (name) {
                case "project" -> planned = said(planned, in.text());
                case "budget" ->
                    in.object(field -> {
                        switch (field) {
                            case "project", "description" -> planned = said(planned, in.text());
                            default -> in.skip();
                        }
                    });
                default -> in.skip();
            }
        });
    }

    private static String said(String before, String now) {
        return before.isEmpty() ? now.strip() : before;
    }

    private void tender() throws IOException {
        anything = true;
        announced = announced || in.next() == JsonToken.BEGIN_OBJECT;
        in.object(name -> {
            switch (name) {
                case "title", "title_fi", "title_sv", "title_en" -> titles.put(name, in.text());
                case "description", "description_fi", "description_sv", "description_en" ->
                    descriptions.put(name, in.text());
                case "status" -> status = in.text();
                case "mainProcurementCategory" -> category = in.text();
                case "procurementMethod" -> method = in.text();
                case "procurementMethodDetails" -> methodDetails = in.text();
                case "awardCriteria" -> awardCriteria();
                case "awardCriteriaDetails" -> awardCriteriaDetails = in.text();
                case "value" -> value = value();
                case "tenderPeriod" -> tenderPeriod();
                case "items" -> in.list(this::item);
                case "lots" -> in.list(this::lot);
                default -> in.skip();
            }
        });
    }

    /** A code by the standard, an object by the extension for award criteria. */
    private void awardCriteria() throws IOException {
        if (in.next() == JsonToken.BEGIN_OBJECT) {
            criteria.addAll(criteriaObject());
        } else {
            awardCriteria = in.text();
        }
    }

    private List<Criterion> criteriaObject() throws IOException {
        var found = new ArrayList<Criterion>();
        in.object(name -> {
            switch (name) {
                case "criteria" -> in.list(() -> found.add(criterion()));
                default -> in.skip();
            }
        });
        return found;
    }

    private Criterion criterion() throws IOException {
        var texts = new String[] {"", "", "", ""};
        var weight = new ArrayList<BigDecimal>();
        in.object(name -> {
            switch (name) {
                case "type" -> texts[0] = in.text();
                case "name" -> texts[1] = in.text();
                case "description" -> texts[2] = in.text();
                case "numbers" ->
                    in.list(() -> in.object(field -> {
                        switch (field) {
                            case "number" -> in.decimal().ifPresent(weight::add);
                            case "weight" -> texts[3] = said(texts[3], in.text());
                            default -> in.skip();
                        }
                    }));
                default -> in.skip();
            }
        });
        return new Criterion(texts[0], texts[1], texts[2], weight.stream().findFirst(), texts[3]);
    }

    private Value value() throws IOException {
        var amount = new ArrayList<BigDecimal>(1);
        var currency = new String[] {""};
        in.object(name -> {
            switch (name) {
                case "amount" -> in.decimal().ifPresent(amount::add);
                case "currency" -> currency[0] = in.text();
                default -> in.skip();
            }
        });
        return new Value(amount.stream().findFirst(), currency[0]);
    }

    private void tenderPeriod() throws IOException {
        in.object(name -> {
            switch (name) {
                case "startDate" -> starts = in.moment();
                case "endDate" -> closes = in.moment();
                default -> in.skip();
            }
        });
    }

    private void item() throws IOException {
        in.object(name -> {
            switch (name) {
                case "classification" -> classification();
                case "additionalClassifications" -> in.list(this::classification);
                default -> in.skip();
            }
        });
    }

    private void classification() throws IOException {
        var texts = new String[] {"", ""};
        in.object(name -> {
            switch (name) {
                case "scheme" -> texts[0] = in.text();
                case "id" -> texts[1] = in.text();
                default -> in.skip();
            }
        });
        if (texts[0].equals("CPV") && texts[1].length() >= 8) {
            String code = texts[1].substring(0, 8);
            if (code.chars().allMatch(Character::isDigit) && !cpv.contains(code)) {
                cpv.add(code);
            }
        }
    }

    private void lot() throws IOException {
        var texts = new String[] {"", "", "", ""};
        var amount = new Value[] {Value.NONE};
        var ofLot = new ArrayList<Criterion>();
        in.object(name -> {
            switch (name) {
                case "id" -> texts[0] = in.text();
                case "title" -> texts[1] = in.text();
                case "description" -> texts[2] = in.text();
                case "status" -> texts[3] = in.text();
                case "value" -> amount[0] = value();
                case "awardCriteria" -> {
                    if (in.next() == JsonToken.BEGIN_OBJECT) {
                        ofLot.addAll(criteriaObject());
                    } else {
                        awardCriteria = said(awardCriteria, in.text());
                    }
                }
                default -> in.skip();
            }
        });
        lots.add(new Lot(texts[0], texts[1], texts[2], texts[3], amount[0], ofLot));
    }

    private void bids() throws IOException {
        if (in.next() == JsonToken.BEGIN_ARRAY) {
            in.list(this::bid);
            return;
        }
        in.object(name -> {
            switch (name) {
                case "details" -> in.list(this::bid);
                default -> in.skip();
            }
        });
    }

    private void bid() throws IOException {
        anything = true;
        var texts = new String[] {"", ""};
        var moment = new ArrayList<Instant>(1);
        var amount = new Value[] {Value.NONE};
        var tenderers = new ArrayList<Party>(1);
        var ofLots = new ArrayList<String>(1);
        in.object(name -> {
            switch (name) {
                case "id" -> texts[0] = in.text();
                case "status" -> texts[1] = in.text();
                case "date" -> in.moment().ifPresent(moment::add);
                case "value" -> amount[0] = value();
                case "tenderers" -> in.list(() -> tenderers.add(party()));
                case "relatedLot" -> reference(ofLots);
                case "relatedLots" -> in.list(() -> reference(ofLots));
                default -> in.skip();
            }
        });
        bids.add(new Bid(texts[0], texts[1], moment.stream().findFirst(), amount[0], tenderers, ofLots));
    }

    private void award() throws IOException {
        anything = true;
        var texts = new String[] {"", ""};
        var moment = new ArrayList<Instant>(1);
        var amount = new Value[] {Value.NONE};
        var suppliers = new ArrayList<Party>(1);
        var ofLots = new ArrayList<String>(1);
        var ofItems = new ArrayList<String>(1);
        var ofBids = new ArrayList<String>(1);
        in.object(name -> {
            switch (name) {
                case "id" -> texts[0] = in.text();
                case "status" -> texts[1] = in.text();
                case "date" -> in.moment().ifPresent(moment::add);
                case "value" -> amount[0] = value();
                case "suppliers" -> in.list(() -> suppliers.add(party()));
                case "relatedLot" -> reference(ofLots);
                case "relatedLots" -> in.list(() -> reference(ofLots));
                case "relatedBid" -> reference(ofBids);
                case "relatedBids" -> in.list(() -> reference(ofBids));
                case "items" -> in.list(() -> relatedLot(ofItems));
                default -> in.skip();
            }
        });
        awards.add(new AwardRead(
                texts[0],
                texts[1],
                moment.stream().findFirst(),
                amount[0],
                suppliers,
                ofLots.isEmpty() ? ofItems : ofLots,
                ofBids));
    }

    private void relatedLot(List<String> found) throws IOException {
        in.object(name -> {
            switch (name) {
                case "relatedLot" -> reference(found);
                default -> in.skip();
            }
        });
    }

    /** An id; some publish {@code {"lotId": "…"}} instead. */
    private void reference(List<String> found) throws IOException {
        var read = new String[] {""};
        if (in.next() == JsonToken.BEGIN_OBJECT) {
            in.object(name -> {
                switch (name) {
                    case "lotId", "bidId", "id" -> read[0] = in.text();
                    default -> in.skip();
                }
            });
        } else {
            read[0] = in.text();
        }
        if (!read[0].isEmpty() && !found.contains(read[0])) {
            found.add(read[0]);
        }
    }
}
