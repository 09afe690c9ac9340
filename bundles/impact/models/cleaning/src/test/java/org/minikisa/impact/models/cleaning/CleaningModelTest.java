package org.minikisa.impact.models.cleaning;

import org.minikisa.impact.tck.DeclarativeModelContract;

class CleaningModelTest extends DeclarativeModelContract {

    CleaningModelTest() {
        super("/OSGI-INF/impact/cleaning.model.json");
    }
}
