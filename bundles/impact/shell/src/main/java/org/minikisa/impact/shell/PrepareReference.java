package org.minikisa.impact.shell;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

import org.minikisa.impact.api.analysis.PreparedReference;
import org.minikisa.impact.api.analysis.PreparedReference.OfIndicator;
import org.minikisa.impact.api.analysis.PreparedReference.Treatment;
import org.minikisa.impact.api.analysis.ReferenceRecipe;
import org.minikisa.impact.api.analysis.ReferenceSets;
import org.minikisa.rendering.terminal.Command;
import org.minikisa.rendering.terminal.Details;
import org.minikisa.rendering.terminal.Invocation;
import org.minikisa.rendering.terminal.Listing;
import org.minikisa.rendering.terminal.Tone;
import org.minikisa.rendering.terminal.Usage;

/** From raw data of many units to the reference set that a model's normalisers compare with. */
record PrepareReference(Supplier<ReferenceSets> sets) implements Command {

    private static final List<String> FILLS =
            Arrays.stream(ReferenceRecipe.Fill.values()).map(Texts::lower).toList();

    @Override
    public Usage usage() {
        return Usage.of(
                        "reference",
                        "prepares a reference set from raw data: denominate, impute, screen, treat outliers")
                .argument("FILE", "CSV with a heading and a line for each unit", true)
                .option("--unit", "COLUMN", "that names the units; the first unless said")
                .option("--indicators", "COLUMNS", "to prepare, with commas between; all that hold numbers unless said")
                .option("--divide", "COLUMNS", "INDICATOR=BY,…: total by population")
                .choice("--impute", "HOW", "fills in missing values", FILLS)
                .option("--group", "COLUMN", "whose equal texts make a group to impute within")
                .option("--screen", "SHARE", "leaves out units with fewer of their indicators known: 0.66")
                .flag("--treat", "treats outliers: skewness above 2 and kurtosis above 3.5")
                .option("--source", "TEXT", "who published the data; the file's name unless said")
                .option("--as-of", "DAY", "they stand for")
                .option("--out", "FILE", "writes the model's member \"reference\"")
                .example("kisa:impact reference asem.csv --impute median --group Region --treat --out reference.json");
    }

    @Override
    public void run(Invocation in) throws IOException {
        var recipe = recipe(in);
        var name = in.required("FILE");
        var prepared = sets.get().prepare(name, LocalFiles.read("FILE", name), recipe);
        var details = Details.of("Reference set from " + name)
                .add("indicators", "Indicators", prepared.indicators().size())
                .add(
                        "units",
                        "Units kept",
                        prepared.units().stream()
                                .filter(PreparedReference.OfUnit::kept)
                                .count())
                .add("leftOut", "Units left out", leftOut(prepared))
                .add("ignored", "Columns not used", prepared.ignored())
                .listing("prepared", "What was done", prepared.indicators(), columns());
        if (in.option("--out").isPresent()) {
            var json = prepared.json().getBytes(StandardCharsets.UTF_8);
            details.add(
                    "file", "File", LocalFiles.write("--out", in.option("--out").get(), json));
        } else {
            details.shown("reference", "", prepared.json(), "");
        }
        in.screen().details(details);
        if (in.option("--out").isEmpty()) {
            in.screen().remark(Tone.DIM, "--out FILE writes the set for a model, --json has it as well");
        }
    }

    private static ReferenceRecipe recipe(Invocation in) {
        var given = new Given(in);
        var asOf = given.day("--as-of");
        var screen = given.parsed("--screen", "a share from 0 to 1", Double::parseDouble, s -> s >= 0 && s <= 1);
        var divide = given.parsed("--divide", "INDICATOR=BY,INDICATOR=BY", PrepareReference::pairs, any -> true);
        given.refuseIfWrong("the line");
        var steps = new ArrayList<ReferenceRecipe.Step>();
        divide.ifPresent(by -> steps.add(new ReferenceRecipe.Denominate(by)));
        screen.ifPresent(least -> steps.add(new ReferenceRecipe.Screen(least, 0)));
        in.option("--impute")
                .map(fill -> ReferenceRecipe.Fill.valueOf(fill.toUpperCase(Locale.ROOT)))
                .ifPresent(fill -> steps.add(new ReferenceRecipe.Impute(fill, in.option("--group"))));
        if (in.flag("--treat")) {
            steps.add(ReferenceRecipe.Treat.USUAL);
        }
        return new ReferenceRecipe(
                in.option("--unit"),
                in.option("--indicators")
                        .map(columns -> Arrays.stream(columns.split(","))
                                .map(String::strip)
                                .toList())
                        .orElse(List.of()),
                steps,
                in.option("--source").orElse(in.required("FILE")),
                asOf);
    }

    private static Map<String, String> pairs(String text) {
        var pairs = new LinkedHashMap<String, String>();
        for (var each : text.split(",")) {
            var pair = each.split("=", 2);
            if (pair.length < 2 || pairs.put(pair[0].strip(), pair[1].strip()) != null) {
                throw new IllegalArgumentException(each);
            }
        }
        return pairs;
    }

    private static List<String> leftOut(PreparedReference prepared) {
        return prepared.units().stream()
                .filter(unit -> !unit.kept())
                .map(PreparedReference.OfUnit::unit)
                .toList();
    }

    private static Listing<OfIndicator> columns() {
        return Listing.rows(OfIndicator.class)
                .text("id", "Indicator", OfIndicator::id)
                .text("column", "Column", OfIndicator::column)
                .text("dividedBy", "Divided by", OfIndicator::dividedBy)
                .number("imputed", "Imputed", indicator -> indicator.imputed().size())
                .number("missing", "Missing", indicator -> indicator.missing().size())
                .number("skew", "Skewness", 2, indicator -> indicator
                        .treatment()
                        .map(t -> t.before().skew()))
                .number("kurtosis", "Kurtosis", 2, indicator -> indicator
                        .treatment()
                        .map(t -> t.before().kurtosis()))
                .number("winsorised", "Winsorised", indicator -> indicator
                        .treatment()
                        .map(t -> t.winsorised().size()))
                .text("logarithm", "Logarithm", indicator -> indicator
                        .treatment()
                        .flatMap(Treatment::logarithm))
                .text("passes", "Passes", indicator -> indicator.treatment().map(Treatment::passes));
    }
}
