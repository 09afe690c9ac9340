package org.minikisa.intake.core.trust;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.minikisa.intake.core.Mails;
import org.minikisa.intake.core.OneCustomer;
import org.minikisa.intake.core.mime.Message;
import org.minikisa.intake.core.segment.Segmenter;
import org.minikisa.intake.core.trust.Organisations.Organisation;

/** Which customer a message comes from. */
class OrganisationsTest {

    private static final String ID = OneCustomer.BUSINESS_ID;

    private static Organisation of(String from, String... body) {
        Message message = Mails.read("From: " + from, "Subject: x", "", String.join("\r\n", body));
        return new Organisations(new OneCustomer()).of(message, Segmenter.segments(message.fullText()));
    }

    private static String reason(String from, String... body) {
        return of(from, body).reason();
    }

    @Test
    void theDomainOfTheAddressTells() {
        Organisation organisation = of("maija@itaranta.example", "Hei");

        assertThat(organisation.customer())
                .hasValueSatisfying(id -> assertThat(id.value()).isEqualTo("itaranta"));
        assertThat(organisation.reason()).isEqualTo("domain itaranta.example");
    }

    @Test
    void aBusinessIdInTheSignatureTellsWhoWritesFromElsewhere() {
        assertThat(reason(
                        "maija@posti.example",
                        "Hei,",
                        "",
                        "miten kilpailutamme siivouksen?",
                        "",
                        "Terveisin",
                        "Maija Mäki",
                        "Itärannan kaupunki, Y-tunnus " + ID))
                .isEqualTo("business id in the signature");
        assertThat(reason(
                        "maija@posti.example",
                        "Miten kilpailutamme? Olemme Itäranta, Y-tunnus " + ID + ". Onko ohjetta?"))
                .isEqualTo("business id in the message");
        assertThat(reason("maija@posti.example", "Laskutus: ALV FI" + ID.replace("-", "") + ", miten toimimme?"))
                .isEqualTo("business id in the message");
    }

    @Test
    void aWrongCheckDigitAnUnknownIdAndAQuotedOneTellNothing() {
        assertThat(of("maija@posti.example", "Y-tunnus 0112038-8, miten kilpailutamme?"))
                .isEqualTo(Organisation.NONE);
        assertThat(of("maija@posti.example", "Y-tunnus 0201256-6, miten kilpailutamme?"))
                .isEqualTo(Organisation.NONE);
        assertThat(of("maija@posti.example", "Miten kilpailutamme?", "", "> Itäranta, Y-tunnus " + ID))
                .isEqualTo(Organisation.NONE);
    }
}
