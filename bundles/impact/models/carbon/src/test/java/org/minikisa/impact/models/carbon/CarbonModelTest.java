package org.minikisa.impact.models.carbon;

import org.minikisa.impact.tck.DeclarativeModelContract;

class CarbonModelTest extends DeclarativeModelContract {

    CarbonModelTest() {
        super("/OSGI-INF/impact/carbon.model.json");
    }
}
