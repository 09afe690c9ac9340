package org.minikisa.runtime.worker;

import org.minikisa.runtime.worker.wire.Opened;

/** A component under one of its contracts. */
record Component(Opened.Component description, Object object) {}
