package org.minikisa.reporting.api;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.LongConsumer;

import org.minikisa.problem.api.Language;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Which support the customers need: contacts counted by what they are about, under which joint procurement, in which phase, by whom and
 * when. The same question about the same moment has the same answer, byte for byte, also years later; what limits that is said in the
 * README of reporting/core.
 *
 * <p>Methods that count hear how many contacts are done; whoever listens may stop them by throwing. They throw {@link
 * org.minikisa.problem.api.InvalidInputException} with everything that is wrong with a question: dimensions that are the same, unknown
 * values, models and taxonomies, an end before its beginning, a least count of 1 or 2; and when a wing that the question needs is not
 * running.
 */
@ProviderType
public interface Needs {

    /** Counts. */
    NeedMap map(NeedQuery query, LongConsumer progress);

    /**
     * The contacts behind a number of {@link #map}, in the order of their arrival; also behind one that it does not tell: they are for the
     * unit's own eyes.
     *
     * @param row key of a row; empty for all
     * @param column key of a column; empty for all
     * @param most at most so many
     */
    List<NeedCase> cases(
            NeedQuery query, Optional<String> row, Optional<String> column, int most, LongConsumer progress);

    /**
     * What grew. Rows, columns and days of the query are not looked at.
     *
     * @param window days, at least 1, to the day of {@link NeedQuery#to} or, without it, of the last contact that had come in
     * @param before days before the window, at least as many
     */
    EmergingNeeds emerging(NeedQuery query, int window, int before, LongConsumer progress);

    /** The figures of a year, by arrival in Europe/Helsinki. @param asOf see {@link NeedQuery#asOf} */
    NeedYear year(int year, Optional<Instant> asOf, LongConsumer progress);

    /** The year of the last contact from a person, in Europe/Helsinki; empty where there is none. @param asOf as for {@link #year} */
    OptionalInt lastYear(Optional<Instant> asOf);

    /**
     * The version that judges what {@link NeedBasis.LeftOut#NOT_JUDGED} counts, when {@link NeedQuery#models} names it; empty where nothing is
     * counted there, or no version serves.
     */
    Optional<String> judge(NeedMap map);

    /** In words, as on {@link #svg}. */
    NeedCaption caption(NeedMap map, Language language);

    /**
     * A text about needs.
     *
     * @param key of {@code texts_en.properties} of reporting/core
     * @param arguments for its slots
     */
    String text(Language language, String key, Object... arguments);

    /**
     * All values that a dimension has now, in the order of maps.
     *
     * @param taxonomy of themes, see {@link NeedQuery#taxonomy}
     */
    List<NeedHead> values(NeedDimension dimension, String taxonomy);

    /** A table (RFC 4180) with its basis above it as rows of two cells; what is not told is not in it. */
    byte[] csv(NeedMap map, Language language);

    /** A heat map as one SVG file that opens by itself, with title and description; what is not told is not in it. */
    byte[] svg(NeedMap map, Language language);
}
