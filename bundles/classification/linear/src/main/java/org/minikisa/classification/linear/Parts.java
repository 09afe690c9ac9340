package org.minikisa.classification.linear;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Which texts are held out together: all of a group, so that what is learnt of how sure to be is learnt from texts by somebody who was
 * not read. Texts without a group, and all where there is but one group, are dealt out one by one.
 *
 * @param of for each text the number of its part
 * @param sizes how many texts each part has
 * @param byGroup whether there are groups
 */
record Parts(int[] of, int[] sizes, boolean byGroup) {

    /** @param groups of each text, empty for none */
    static Parts of(String[] groups, int parts) {
        int[] of = new int[groups.length];
        int[] sizes = new int[parts];
        Map<String, Integer> texts = sizesOf(groups);
        Map<String, Integer> partOf = new TreeMap<>();
        texts.entrySet().stream()
                .sorted(Comparator.comparing(group -> -group.getValue()))
                .forEach(group -> {
                    int least = least(sizes);
                    partOf.put(group.getKey(), least);
                    sizes[least] += group.getValue();
                });
        for (int i = 0, alone = 0; i < groups.length; i++) {
            Integer part = partOf.get(groups[i]);
            of[i] = part == null ? alone++ % parts : part;
            sizes[of[i]] += part == null ? 1 : 0;
        }
        return new Parts(of, sizes, !texts.isEmpty());
    }

    /** Groups by name; none where there are not two. */
    private static Map<String, Integer> sizesOf(String[] groups) {
        var sizes = new TreeMap<String, Integer>();
        Arrays.stream(groups).filter(group -> !group.isEmpty()).forEach(group -> sizes.merge(group, 1, Integer::sum));
        return sizes.size() < 2 ? Map.of() : sizes;
    }

    private static int least(int[] sizes) {
        return IntStream.range(0, sizes.length)
                .boxed()
                .min(Comparator.comparing(part -> sizes[part]))
                .orElseThrow();
    }

    int[] without(int part) {
        return IntStream.range(0, of.length).filter(i -> of[i] != part).toArray();
    }

    int[] only(int part) {
        return IntStream.range(0, of.length).filter(i -> of[i] == part).toArray();
    }
}
