package org.minikisa.bench.intake;

import java.util.List;
import java.util.SplittableRandom;

/** Made-up Finnish of people who write to a support unit of joint procurements. */
final class Finnish {

    static final List<String> FIRST_NAMES = List.of(
            "Aino", "Eero", "Kaisa", "Väinö", "Päivi", "Matti", "Hannele", "Jyrki", "Sirkka", "Öyvind", "Tuulia",
            "Heikki", "Mirja", "Pentti", "Saara", "Åke");

    static final List<String> LAST_NAMES = List.of(
            "Virtanen",
            "Mäkelä",
            "Nieminen",
            "Hämäläinen",
            "Koskinen",
            "Järvinen",
            "Lehtonen",
            "Sjöberg",
            "Pöyhönen",
            "Rantanen",
            "Åkerman",
            "Kärkkäinen",
            "Laine",
            "Heikkilä",
            "Ylönen",
            "Tammi");

    static final List<String> TOWNS = List.of(
            "Itäranta",
            "Pohjola",
            "Kuusiniemi",
            "Länsisatama",
            "Hiekkala",
            "Myllykylä",
            "Ahonpää",
            "Sinilahti",
            "Korpijärvi",
            "Rauhala",
            "Mäntyharju",
            "Vesala",
            "Peltokylä",
            "Kivisalmi",
            "Ylämaa",
            "Laaksola",
            "Uusikoski",
            "Harjula",
            "Saarikka",
            "Järvenranta",
            "Kallionsuu",
            "Niittylä",
            "Tuulensuu",
            "Vuorela",
            "Ollila",
            "Salmela",
            "Metsola",
            "Rajala",
            "Syrjälä",
            "Kangas");

    private static final List<String> GREETINGS = List.of(
            "Hei", "Hei,", "Hei!", "Huomenta", "Hyvää päivää", "Moi", "Hei hankintatuki", "Päivää", "Tervehdys");

    private static final List<String> CLOSINGS =
            List.of("Terveisin", "Ystävällisin terveisin", "Yhteistyöterveisin", "Kiittäen", "Parhain terveisin", "T.");

    private static final List<String> THINGS = List.of(
            "siivouspalvelujen",
            "toimistokalusteiden",
            "työvaatteiden",
            "kannettavien tietokoneiden",
            "elintarvikkeiden",
            "taksikuljetusten",
            "sähkön",
            "hoitotarvikkeiden",
            "leasingautojen",
            "painotuotteiden",
            "matkapuhelinten",
            "ateriapalvelujen",
            "vartiointipalvelujen",
            "tulostuspalvelujen",
            "hygieniatuotteiden");

    private static final List<String> SUBJECTS = List.of(
            "Kysymys %s puitesopimuksesta",
            "%s minikilpailutus",
            "Liittyminen: %s yhteishankinta",
            "%s hinnasto vuodelle 2026",
            "Reklamaatio, %s toimitus viivästynyt",
            "Tarjouspyynnön luonnos kommentoitavaksi: %s hankinta",
            "%s sopimuskauden jatkaminen",
            "Laskutus ja %s tilaukset",
            "Neuvontapyyntö, %s kilpailutus");

    private static final List<String> SENTENCES = List.of(
            "Olemme suunnittelemassa %s hankintaa ja haluaisimme tietää, voimmeko käyttää nykyistä puitesopimusta.",
            "Miten %s minikilpailutus käynnistetään, ja kuinka kauan siinä yleensä kestää?",
            "Voisitteko kommentoida liitteenä olevaa tarjouspyynnön luonnosta ennen kuin julkaisemme sen?",
            "Meillä on tarve noin 250 000 euron arvoiselle %s kokonaisuudelle, joka jakautuu kahdelle vuodelle.",
            "Toimittaja ilmoitti, että %s hinnat nousevat ensi kuun alusta 4,5 prosenttia.",
            "Pitääkö vertailuperusteissa olla laatua, jos hinta painaa 60 prosenttia?",
            "Onko sopimuskaudella vielä optiovuosia jäljellä, ja kuka niiden käytöstä päättää?",
            "Kuinka %s toimitusten viivästyksistä reklamoidaan, ja mihin sopimussakko perustuu?",
            "Tarvitsisimme apua vähimmäisvaatimusten kirjaamiseen, jotta ne ovat oikeassa suhteessa hankinnan kohteeseen.",
            "Kaupunginhallitus käsittelee asiaa ensi viikolla, joten vastaus ennen perjantaita olisi meille tärkeä.",
            "Edellisellä kerralla saimme vain yhden tarjouksen, ja pohdimme, olisiko kohde syytä jakaa osiin.",
            "Haluaisimme huomioida ilmastovaikutukset %s valinnassa, mutta emme tiedä, millä mittarilla.",
            "Laskuissa on ollut virheitä: yksikköhinnat eivät vastaa sopimuksen liitettä 2.",
            "Voiko liittyä mukaan kesken kauden, ja mitä liittymisilmoituksessa pitää kertoa?",
            "Odotusaika ja muutoksenhakuohje ovat meille epäselviä, voisitteko neuvoa?",
            "Lähetän vielä liitteen, josta näkyvät kohteet, määrät ja toivotut toimitusajat.");

    private Finnish() {}

    static String pick(SplittableRandom random, List<String> words) {
        return words.get(random.nextInt(words.size()));
    }

    static String greeting(SplittableRandom random) {
        return pick(random, GREETINGS);
    }

    static String closing(SplittableRandom random) {
        return pick(random, CLOSINGS);
    }

    static String subject(SplittableRandom random) {
        String subject = String.format(pick(random, SUBJECTS), pick(random, THINGS));
        return Character.toUpperCase(subject.charAt(0)) + subject.substring(1);
    }

    /** @param sentences how many; two or three to a paragraph */
    static String message(SplittableRandom random, int sentences) {
        var message = new StringBuilder();
        for (int i = 0; i < sentences; i++) {
            message.append(i == 0 ? "" : i % 3 == 0 ? "\n\n" : " ");
            message.append(String.format(pick(random, SENTENCES), pick(random, THINGS)));
        }
        return message.toString();
    }
}
