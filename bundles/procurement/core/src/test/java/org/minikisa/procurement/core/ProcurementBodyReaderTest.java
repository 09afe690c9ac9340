package org.minikisa.procurement.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.problem.api.Problem;
import org.minikisa.procurement.api.JointProcurement;
import org.minikisa.procurement.api.ProcurementBody;
import org.minikisa.procurement.api.ProcurementType;
import org.minikisa.procurement.api.Provenance;

class ProcurementBodyReaderTest {

    private static final String GOOD = """
            {
              "name": "Testiyksikkö",
              "provenance": {"kind": "CONSTRUCTED", "source": "for tests"},
              "categories": [{"code": "cleaning", "name": {"fi": "Siivous", "sv": "Städning", "en": "Cleaning"}}],
              "jointProcurements": [{
                "id": "cleaning-dps-2021", "name": {"fi": "Siivous", "sv": "Städning", "en": "Cleaning"},
                "type": "DYNAMIC_PURCHASING_SYSTEM", "category": "cleaning", "cpv": ["90910000"],
                "aliases": ["siivous-DPS"], "begins": "2021-01-01", "ends": null, "suppliers": ["kirkas"],
                "provenance": {"kind": "PUBLISHED", "source": "annual report"}
              }],
              "customers": [{"id": "itaranta", "name": "Itäranta", "sector": "municipality",
                "mailDomains": ["itaranta.example"]}],
              "suppliers": [{"id": "kirkas", "name": "Kirkas Oy", "sme": true}],
              "figures": [{"code": "satisfaction", "year": 2023, "value": 4.50, "unit": "of 5",
                "name": {"fi": "Tyytyväisyys", "sv": "Nöjdhet", "en": "Satisfaction"}}]
            }
            """;

    @Test
    void aBodyDocumentBecomesABody() {
        ProcurementBody body = read(GOOD);

        JointProcurement joint = body.jointProcurements().get(0);
        assertThat(joint.type()).isEqualTo(ProcurementType.DYNAMIC_PURCHASING_SYSTEM);
        assertThat(joint.begins()).hasToString("Optional[2021-01-01]");
        assertThat(joint.ends()).isEmpty();
        assertThat(joint.provenance()).isEqualTo(Provenance.published("annual report"));
        assertThat(body.customers().get(0).name()).isEqualTo("Itäranta");
        assertThat(body.customers().get(0).provenance()).isEqualTo(Provenance.constructed("for tests"));
        assertThat(body.figures().get(0).value()).hasToString("4.50");
    }

    @Test
    void everyProblemNamesItsPlace() {
        var refused = refused("""
                {
                  "name": " ",
                  "categories": [{"code": 7, "name": {"fi": "Siivous", "en": "Cleaning", "de": "Reinigung"}}],
                  "jointProcurements": [
                    {"id": "a", "name": {"fi": "a", "sv": "a", "en": "a"}, "type": "DPS", "categori": "cleaning",
                     "begins": "1.1.2021", "provenance": {"kind": "PUBLISHED", "source": "x"}}
                  ],
                  "customers": {},
                  "suppliers": ["kirkas"],
                  "figures": [{"code": "c", "code": "d", "year": 2023.5, "value": "1E+999999999", "unit": "x",
                    "name": {"fi": "a", "sv": "a", "en": "a"}}]
                }
                """);

        assertThat(refused.problems())
                .extracting(p -> p.place() + " " + p.code())
                .contains(
                        "name procurement.blank",
                        "categories[0].code procurement.json.type",
                        "categories[0].name.sv procurement.json.missing",
                        "categories[0].name.de procurement.json.key",
                        "categories[0].provenance procurement.json.missing",
                        "jointProcurements[0].type procurement.json.constant",
                        "jointProcurements[0].category procurement.json.missing",
                        "jointProcurements[0].categori procurement.json.key",
                        "jointProcurements[0].begins procurement.json.date",
                        "customers procurement.json.type",
                        "suppliers[0] procurement.json.type",
                        "figures[0].code procurement.json.twice",
                        "figures[0].year procurement.json.number",
                        "figures[0].value procurement.json.number");
        assertThat(refused.getMessage()).contains("body.json");
    }

    @Test
    void whatIsNoJsonIsRefusedWithItsPlace() {
        assertThat(refused("{\"name\": \"x\",").problems())
                .extracting(Problem::code)
                .containsExactly("procurement.json");
        assertThat(refused("{} {}").problems()).extracting(Problem::code).containsExactly("procurement.json");
        assertThat(refused("").problems()).extracting(Problem::code).containsExactly("procurement.json");
        assertThat(refused("[".repeat(100_000)).problems())
                .extracting(Problem::code)
                .containsExactly("procurement.json");
        assertThat(refused("[]").problems()).extracting(Problem::code).contains("procurement.json.type");
    }

    @Test
    void otherEncodingsAreRefused() {
        var refused = catchThrowableOfType(InvalidInputException.class, () -> new ProcurementBodyReader()
                .read("body.json", GOOD.getBytes(StandardCharsets.ISO_8859_1)));

        assertThat(refused.problems()).extracting(Problem::code).containsExactly("procurement.json.encoding");
    }

    private static InvalidInputException refused(String json) {
        return catchThrowableOfType(InvalidInputException.class, () -> read(json));
    }

    private static ProcurementBody read(String json) {
        return new ProcurementBodyReader().read("body.json", json.getBytes(StandardCharsets.UTF_8));
    }
}
