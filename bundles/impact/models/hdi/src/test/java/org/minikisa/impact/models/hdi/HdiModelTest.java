package org.minikisa.impact.models.hdi;

import org.minikisa.impact.tck.DeclarativeModelContract;

class HdiModelTest extends DeclarativeModelContract {

    HdiModelTest() {
        super(HdiOracleTest.MODEL);
    }
}
