package org.minikisa.runtime.worker;

import java.io.IOException;
import java.io.OutputStream;

import org.minikisa.runtime.worker.wire.Contract;
import org.minikisa.runtime.worker.wire.Frames;
import org.minikisa.runtime.worker.wire.WireOutput;

/** Started by the runtime, with pipes for standard input and output. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) throws IOException {
        var pipes = Pipes.takeOver();
        var requests = new Requests(pipes.in());
        var printed = Printed.insteadOfSystemOut();
        Rehearsal.run();
        greet(pipes.out());
        new Server(requests, pipes.out(), printed).serve();
    }

    /** Says that it is ready, and by which contracts. */
    private static void greet(OutputStream out) throws IOException {
        var hello = new WireOutput();
        hello.writeLong(Contract.fingerprint());
        Frames.write(out, hello.toBytes());
    }
}
