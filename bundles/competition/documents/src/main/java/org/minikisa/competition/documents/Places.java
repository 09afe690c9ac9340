package org.minikisa.competition.documents;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Places of a draft's document as people call them: {@code criteria[0].maxPoints} is "Price: maximum points". A step
 * without a word of its own is shown as it is.
 */
final class Places {

    private static final Pattern STEP = Pattern.compile("([A-Za-z0-9_-]+)(?:\\[(\\d+)])?");

    /** Places where a decimal stands. */
    private static final Set<String> NUMBERS =
            Set.of("maxPoints", "coefficient", "quantity", "estimatedValue", "range.least", "range.most");

    private final Paper paper;

    Places(Paper paper) {
        this.paper = paper;
    }

    String say(String place) {
        List<String> said = new ArrayList<>();
        for (String part : place.split("\\.")) {
            Matcher step = STEP.matcher(part);
            if (!step.matches()) {
                return place;
            }
            said.add(step(step.group(1), step.group(2)));
        }
        said.removeIf(String::isEmpty);
        return said.isEmpty() ? place : String.join(": ", said);
    }

    /** What stands there; a number as people write it. */
    String value(String place, String text) {
        boolean number = NUMBERS.stream().anyMatch(place::endsWith) && text.matches("-?\\d+(\\.\\d+)?");
        return number ? paper.figures().number(new BigDecimal(text)) : text;
    }

    private String step(String name, String index) {
        String word = paper.has("place." + name) ? paper.say("place." + name) : name;
        return index == null ? word : element(name, Integer.parseInt(index), word);
    }

    private String element(String list, int index, String word) {
        var draft = paper.dossier().draft();
        if (list.equals("criteria") && index < draft.criteria().size()) {
            return paper.in(draft.criteria().get(index).name());
        }
        if (list.equals("lots") && index < draft.invitation().lots().size()) {
            return Identity.lot(paper, draft.invitation().lots().get(index).id());
        }
        return word + ' ' + (index + 1);
    }
}
