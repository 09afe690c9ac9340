package org.minikisa.reporting.core;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.LongConsumer;

import org.minikisa.classification.api.learning.ModelVersion;
import org.minikisa.problem.api.Language;
import org.minikisa.reporting.api.EmergingNeeds;
import org.minikisa.reporting.api.NeedBasis.LeftOut;
import org.minikisa.reporting.api.NeedCaption;
import org.minikisa.reporting.api.NeedCase;
import org.minikisa.reporting.api.NeedCount;
import org.minikisa.reporting.api.NeedDimension;
import org.minikisa.reporting.api.NeedHead;
import org.minikisa.reporting.api.NeedMap;
import org.minikisa.reporting.api.NeedQuery;
import org.minikisa.reporting.api.NeedYear;
import org.minikisa.reporting.api.Needs;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Need maps of the wings that are there now. */
@Component
public final class WingNeeds implements Needs {

    private final RunningWings running;

    @Activate
    public WingNeeds(@Reference RunningWings running) {
        this.running = running;
    }

    @Override
    public NeedMap map(NeedQuery query, LongConsumer progress) {
        return NeedAnswers.asked(running.now(), query, progress).map();
    }

    @Override
    public List<NeedCase> cases(
            NeedQuery query, Optional<String> row, Optional<String> column, int most, LongConsumer progress) {
        return NeedAnswers.asked(running.now(), query, progress).cases(row, column, most);
    }

    @Override
    public EmergingNeeds emerging(NeedQuery query, int window, int before, LongConsumer progress) {
        return Emerging.of(running.now(), query, window, before, progress);
    }

    @Override
    public NeedYear year(int year, Optional<Instant> asOf, LongConsumer progress) {
        return YearFigures.of(running.now(), year, asOf, progress);
    }

    @Override
    public OptionalInt lastYear(Optional<Instant> asOf) {
        return YearFigures.last(running.now(), asOf);
    }

    @Override
    public Optional<String> judge(NeedMap map) {
        return Optional.of(running.now())
                .filter(wings -> !map.basis().leftOut().get(LeftOut.NOT_JUDGED).equals(NeedCount.of(0)))
                .flatMap(Wings::models)
                .flatMap(models -> models.serving(map.query().taxonomy()))
                .map(ModelVersion::id);
    }

    @Override
    public NeedCaption caption(NeedMap map, Language language) {
        return NeedForms.caption(map, Texts.in(language));
    }

    @Override
    public String text(Language language, String key, Object... arguments) {
        return Texts.in(language).say(key, arguments);
    }

    @Override
    public List<NeedHead> values(NeedDimension dimension, String taxonomy) {
        return NeedAnswers.values(running.now(), dimension, taxonomy);
    }

    @Override
    public byte[] csv(NeedMap map, Language language) {
        return NeedForms.csv(map, Texts.in(language));
    }

    @Override
    public byte[] svg(NeedMap map, Language language) {
        return NeedForms.svg(map, Texts.in(language));
    }
}
