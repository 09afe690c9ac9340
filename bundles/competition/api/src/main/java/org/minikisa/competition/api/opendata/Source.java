package org.minikisa.competition.api.opendata;

/** In what words others published a competition. */
public enum Source {
    /** Open Contracting Data Standard 1.1: releases, records, packages. */
    OCDS,
    /** eForms notices (UBL XML), also Hilma's national ones. */
    EFORMS
}
