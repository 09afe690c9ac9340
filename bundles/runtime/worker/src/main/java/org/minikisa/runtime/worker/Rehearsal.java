package org.minikisa.runtime.worker;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.minikisa.problem.api.Problems;
import org.minikisa.runtime.worker.wire.Contract;
import org.minikisa.runtime.worker.wire.Opened;
import org.minikisa.runtime.worker.wire.Reply;
import org.minikisa.runtime.worker.wire.WireInput;
import org.minikisa.runtime.worker.wire.WireOutput;

/**
 * Does once, while nobody waits yet, what opening a jar takes: what the JDK loads for the first time, its XML parser above
 * all, takes longer than the work itself.
 */
final class Rehearsal {

    private static final String XML = """
            <scr:component xmlns:scr="http://www.osgi.org/xmlns/scr/v1.3.0" name="a">
              <property name="a" type="String" value="a"/>
              <service><provide interface="org.minikisa.impact.api.ImpactModel"/></service>
              <implementation class="a"/>
            </scr:component>
            """;

    private Rehearsal() {}

    static void run() {
        var component = ComponentXml.read("a", XML.getBytes(StandardCharsets.UTF_8), new Problems())
                .get(0);
        var out = new WireOutput();
        new Reply(new Reply.Outcome.Returned(), "").write(out);
        Opened.CODEC.write(new Opened(List.of(new Opened.Component(Contract.MODEL, component.properties()))), out);
        var in = new WireInput(out.toBytes());
        Reply.read(in);
        Opened.CODEC.read(in);
    }
}
