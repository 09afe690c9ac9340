package org.minikisa.impact.models.competition;

import org.minikisa.impact.tck.DeclarativeModelContract;

class CompetitionModelTest extends DeclarativeModelContract {

    CompetitionModelTest() {
        super("/OSGI-INF/impact/competition.model.json");
    }
}
