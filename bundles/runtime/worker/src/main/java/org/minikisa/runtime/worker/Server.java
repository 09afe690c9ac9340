package org.minikisa.runtime.worker;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.runtime.worker.wire.Contract;
import org.minikisa.runtime.worker.wire.Frames;
import org.minikisa.runtime.worker.wire.Opened;
import org.minikisa.runtime.worker.wire.Reply;
import org.minikisa.runtime.worker.wire.Reply.Outcome;
import org.minikisa.runtime.worker.wire.Request;
import org.minikisa.runtime.worker.wire.WireException;
import org.minikisa.runtime.worker.wire.WireInput;
import org.minikisa.runtime.worker.wire.WireOutput;

/** Answers one request after the other. Whatever a plug-in throws is an answer. */
final class Server {

    private static final int TRACE_LINES = 6;

    private final Requests requests;
    private final OutputStream out;
    private final Printed printed;
    private List<Component> components = List.of();

    Server(Requests requests, OutputStream out, Printed printed) {
        this.requests = requests;
        this.out = out;
        this.printed = printed;
    }

    /** Until the runtime ends. */
    void serve() throws IOException {
        while (true) {
            Frames.write(out, answer(requests.next()));
        }
    }

    byte[] answer(byte[] request) {
        try {
            var in = new WireInput(request);
            return in.readByte() == Request.OPEN ? open(in) : call(in);
        } catch (InvalidInputException e) {
            return failed(new Outcome.Refused(e.what(), e.problems()));
        } catch (InvocationTargetException e) {
            return failed(thrown(e.getCause()));
        } catch (Throwable e) { // a plug-in may throw anything; a worker without memory has left before
            return failed(thrown(e));
        }
    }

    private byte[] open(WireInput in) {
        var jar = Path.of(in.readText());
        components = PluginJar.open(in.readText(), jar);
        return returned(out -> Opened.CODEC.write(
                new Opened(components.stream().map(Component::description).toList()), out));
    }

    private byte[] call(WireInput in) throws InvocationTargetException, IllegalAccessException {
        var component = components.get(in.readInt());
        Contract.Call call = component.description().contract().calls().get(in.readInt());
        Object[] arguments = call.readArguments(in);
        in.end();
        Object value;
        try {
            value = call.method().invoke(component.object(), arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof InvalidInputException refused) {
                throw refused;
            }
            throw e;
        }
        return returned(out -> call.gives().write(value, out));
    }

    private byte[] returned(Consumer<WireOutput> value) {
        var reply = new WireOutput();
        new Reply(new Outcome.Returned(), printed.take()).write(reply);
        value.accept(reply);
        return reply.toBytes();
    }

    private byte[] failed(Outcome outcome) {
        var reply = new WireOutput();
        new Reply(outcome, printed.take()).write(reply);
        return reply.toBytes();
    }

    /** Its own methods may throw as well. */
    private static Outcome thrown(Throwable thrown) {
        if (thrown instanceof WireException) {
            return new Outcome.Thrown("the result cannot be told: " + thrown.getMessage());
        }
        try {
            return new Outcome.Thrown(shortened(thrown.toString()) + trace(thrown));
        } catch (Throwable again) {
            return new Outcome.Thrown(thrown.getClass().getName());
        }
    }

    private static String trace(Throwable thrown) {
        return Arrays.stream(thrown.getStackTrace())
                .limit(TRACE_LINES)
                .map(line -> " at " + line)
                .collect(Collectors.joining());
    }

    private static String shortened(String text) {
        return text.length() > 500 ? text.substring(0, 500) + "…" : text;
    }
}
