package org.minikisa.procurement.core;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.minikisa.problem.api.Language;
import org.minikisa.problem.api.LocalizedText;
import org.minikisa.procurement.api.Admission;
import org.minikisa.procurement.api.BodyList;
import org.minikisa.procurement.api.CallOff;
import org.minikisa.procurement.api.CallOffTerms;
import org.minikisa.procurement.api.Category;
import org.minikisa.procurement.api.Ceiling;
import org.minikisa.procurement.api.Closure;
import org.minikisa.procurement.api.ContactUnit;
import org.minikisa.procurement.api.Customer;
import org.minikisa.procurement.api.Figure;
import org.minikisa.procurement.api.Joining;
import org.minikisa.procurement.api.JoiningTerms;
import org.minikisa.procurement.api.JointProcurement;
import org.minikisa.procurement.api.ProcurementBody;
import org.minikisa.procurement.api.ProcurementLot;
import org.minikisa.procurement.api.Provenance;
import org.minikisa.procurement.api.Supplier;
import org.minikisa.procurement.api.SupplierId;
import org.minikisa.procurement.api.Terms;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

/** Writes a body document as {@link BodyReading} reads it. What is empty is left out; numbers keep their digits in quotes. */
final class BodyWriting {

    private BodyWriting() {}

    static byte[] document(ProcurementBody body) {
        var json = new Writing()
                .text("name", body.name())
                .list("categories", body.categories(), BodyWriting::category)
                .list("jointProcurements", body.jointProcurements(), BodyWriting::jointProcurement)
                .list("customers", body.customers(), BodyWriting::customer)
                .list("suppliers", body.suppliers(), BodyWriting::supplier)
                .list("admissions", body.admissions(), BodyWriting::admission)
                .list("joinings", body.joinings(), BodyWriting::joining)
                .list("closures", body.closures(), BodyWriting::closure)
                .list("callOffs", body.callOffs(), BodyWriting::callOff)
                .list("figures", body.figures(), BodyWriting::figure);
        return (new GsonBuilder()
                                .setPrettyPrinting()
                                .disableHtmlEscaping()
                                .create()
                                .toJson(json.object)
                        + "\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    static List<JsonObject> rows(ProcurementBody body, BodyList list) {
        return switch (list) {
            case SUPPLIERS -> all(body.suppliers(), BodyWriting::supplier);
            case CUSTOMERS -> all(body.customers(), BodyWriting::customer);
            case JOINT_PROCUREMENTS -> all(body.jointProcurements(), BodyWriting::jointProcurement);
            case ADMISSIONS -> all(body.admissions(), BodyWriting::admission);
            case JOININGS -> all(body.joinings(), BodyWriting::joining);
            case CALL_OFFS -> all(body.callOffs(), BodyWriting::callOff);
        };
    }

    private static <T> List<JsonObject> all(List<T> items, Function<T, Writing> write) {
        return items.stream().map(item -> write.apply(item).object).toList();
    }

    /** On one line. */
    static String terms(Terms terms) {
        return termsPart(terms).object.toString();
    }

    private static Writing category(Category category) {
        return new Writing()
                .text("code", category.code())
                .part("name", localized(category.name()))
                .part("provenance", provenance(category.provenance()));
    }

    private static Writing jointProcurement(JointProcurement joint) {
        return new Writing()
                .text("id", joint.id())
                .part("name", localized(joint.name()))
                .text("type", joint.type())
                .text("category", joint.category())
                .texts("cpv", joint.cpv())
                .texts("aliases", joint.aliases())
                .text("begins", joint.begins())
                .text("ends", joint.ends())
                .texts(
                        "suppliers",
                        joint.suppliers().stream().map(SupplierId::value).toList())
                .part("terms", termsPart(joint.terms()))
                .part("provenance", provenance(joint.provenance()));
    }

    private static Writing termsPart(Terms terms) {
        return new Writing()
                .list("lots", terms.lots(), BodyWriting::lot)
                .part("callOff", terms.callOff().map(BodyWriting::callOffTerms))
                .list("ceilings", terms.ceilings(), BodyWriting::ceiling)
                .number("largestPurchase", terms.largestPurchase())
                .part("joining", terms.joining().map(BodyWriting::joiningTerms))
                .flagIfSet("closable", terms.closable())
                .list("scope", terms.scope(), BodyWriting::localized)
                .texts("templates", terms.templates())
                .part("contact", terms.contact().map(BodyWriting::contact))
                .texts(
                        "languages",
                        terms.languages().stream().map(Language::code).toList())
                .part("provenance", terms.provenance().map(BodyWriting::provenance));
    }

    private static Writing lot(ProcurementLot lot) {
        return new Writing()
                .text("id", lot.id())
                .part("name", localized(lot.name()))
                .texts("cpv", lot.cpv())
                .list("ceilings", lot.ceilings(), BodyWriting::ceiling);
    }

    private static Writing callOffTerms(CallOffTerms terms) {
        return new Writing()
                .text("way", terms.way())
                .part("rule", terms.rule().map(BodyWriting::localized))
                .number("directUpTo", terms.directUpTo());
    }

    private static Writing ceiling(Ceiling ceiling) {
        return new Writing().number("amount", Optional.of(ceiling.amount())).text("unit", ceiling.unit());
    }

    private static Writing joiningTerms(JoiningTerms terms) {
        return new Writing().text("rule", terms.rule()).text("until", terms.until());
    }

    private static Writing contact(ContactUnit unit) {
        return new Writing().part("name", localized(unit.name())).text("mail", unit.mail());
    }

    private static Writing customer(Customer customer) {
        return new Writing()
                .text("id", customer.id())
                .text("name", customer.name())
                .text("sector", customer.sector())
                .texts("mailDomains", customer.mailDomains())
                .text("businessId", customer.businessId())
                .part("provenance", provenance(customer.provenance()));
    }

    private static Writing supplier(Supplier supplier) {
        return new Writing()
                .text("id", supplier.id())
                .text("name", supplier.name())
                .flag("sme", supplier.sme())
                .text("businessId", supplier.businessId())
                .text("mail", supplier.mail())
                .texts(
                        "languages",
                        supplier.languages().stream().map(Language::code).toList())
                .part("provenance", provenance(supplier.provenance()));
    }

    private static Writing figure(Figure figure) {
        return new Writing()
                .text("code", figure.code())
                .integer("year", figure.year())
                .number("value", Optional.of(figure.value()))
                .text("unit", figure.unit())
                .part("name", localized(figure.name()))
                .part("provenance", provenance(figure.provenance()));
    }

    private static Writing admission(Admission admission) {
        return new Writing()
                .text("jointProcurement", admission.jointProcurement())
                .text("lot", lotOf(admission.lot()))
                .text("supplier", admission.supplier())
                .text("from", admission.from())
                .text("until", admission.until())
                .part("provenance", admission.provenance().map(BodyWriting::provenance));
    }

    private static Writing joining(Joining joining) {
        return new Writing()
                .text("jointProcurement", joining.jointProcurement())
                .text("customer", joining.customer())
                .text("from", joining.from())
                .text("until", joining.until())
                .part("provenance", joining.provenance().map(BodyWriting::provenance));
    }

    private static Writing closure(Closure closure) {
        return new Writing()
                .text("jointProcurement", closure.jointProcurement())
                .text("from", closure.from())
                .text("reopened", closure.reopened());
    }

    private static Writing callOff(CallOff callOff) {
        return new Writing()
                .text("jointProcurement", callOff.jointProcurement())
                .text("reference", callOff.reference())
                .text("lot", lotOf(callOff.lot()))
                .text("customer", callOff.customer())
                .text("supplier", callOff.supplier())
                .text("madeOn", callOff.madeOn())
                .number("amount", Optional.of(callOff.amount()))
                .text("unit", callOff.unit())
                .text("way", callOff.way());
    }

    private static Optional<String> lotOf(String lot) {
        return Optional.of(lot).filter(id -> !id.equals(ProcurementLot.WHOLE));
    }

    private static Writing localized(LocalizedText text) {
        return new Writing().text("fi", text.fi()).text("sv", text.sv()).text("en", text.en());
    }

    private static Writing provenance(Provenance provenance) {
        return new Writing().text("kind", provenance.kind()).text("source", provenance.source());
    }

    /** An object in the making, its keys in the order they come. */
    private static final class Writing {

        private final JsonObject object = new JsonObject();

        Writing text(String key, Object value) {
            object.addProperty(key, value.toString());
            return this;
        }

        Writing text(String key, Optional<?> value) {
            value.ifPresent(present -> text(key, present));
            return this;
        }

        Writing number(String key, Optional<BigDecimal> value) {
            return text(key, value.map(BigDecimal::toPlainString));
        }

        Writing integer(String key, int value) {
            object.addProperty(key, value);
            return this;
        }

        Writing flag(String key, boolean value) {
            object.addProperty(key, value);
            return this;
        }

        Writing flagIfSet(String key, boolean value) {
            return value ? flag(key, true) : this;
        }

        Writing texts(String key, Collection<String> values) {
            if (!values.isEmpty()) {
                var array = new JsonArray();
                values.forEach(array::add);
                object.add(key, array);
            }
            return this;
        }

        Writing part(String key, Writing part) {
            if (!part.object.isEmpty()) {
                object.add(key, part.object);
            }
            return this;
        }

        Writing part(String key, Optional<Writing> part) {
            part.ifPresent(present -> object.add(key, present.object));
            return this;
        }

        <T> Writing list(String key, List<T> items, Function<T, Writing> write) {
            if (!items.isEmpty()) {
                var array = new JsonArray();
                items.stream()
                        .map(item -> (JsonElement) write.apply(item).object)
                        .forEach(array::add);
                object.add(key, array);
            }
            return this;
        }
    }
}
