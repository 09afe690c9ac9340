package org.minikisa.classification.languages;

/** Norwegian has two written languages; who answers a mail need not know which. */
final class Norwegian {

    private Norwegian() {}

    /** The code people get to see: {@code nb} for both. */
    static String named(String language) {
        return language.equals("nn") ? "nb" : language;
    }
}
