package org.minikisa.impact.models.themes;

import org.minikisa.impact.tck.DeclarativeModelContract;

class ThemesModelTest extends DeclarativeModelContract {

    ThemesModelTest() {
        super("/OSGI-INF/impact/themes.model.json");
    }
}
