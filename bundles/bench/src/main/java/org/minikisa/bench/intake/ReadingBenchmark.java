package org.minikisa.bench.intake;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.minikisa.intake.core.mime.Limits;
import org.minikisa.intake.core.mime.MailReader;
import org.minikisa.intake.core.mime.Reading;
import org.minikisa.intake.core.segment.Segmenter;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** From a mail's bytes to the segments of its text: mail of the load by shape, and what other programs fall over. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ReadingBenchmark {

    private static final int MAILS = 50;

    @Param({"PLAIN", "HTML", "FILE", "longSubject", "parts2000", "parts20000", "nested900", "oneMegabyteOfText"})
    public String what;

    private final MailReader reader = new MailReader(Limits.STANDARD);
    private final List<byte[]> mails = new ArrayList<>();
    private int next;

    @Setup
    public void mails() {
        switch (what) {
            case "longSubject" ->
                mails.add(bytes(
                        "Subject: " + "=?utf-8?B?w6TDpMOkw6TDpMOkw6TDpMOkw6TDpMOkw6TDpMOkw6Q=?=\r\n ".repeat(4_000)
                                + "\r\n\r\nHei"));
            case "parts2000" -> mails.add(parts(2_000));
            case "parts20000" -> mails.add(parts(20_000));
            case "nested900" -> mails.add(nested(900));
            case "oneMegabyteOfText" ->
                mails.add(bytes(
                        "Subject: x\r\n\r\n" + "Olemme suunnittelemassa hankintaa.\r\n> niin\r\n".repeat(24_000)));
            default -> fromLoad(LoadMails.Shape.valueOf(what));
        }
    }

    private void fromLoad(LoadMails.Shape shape) {
        var load = new LoadMails(LoadMails.SEED);
        for (int i = 0; mails.size() < MAILS; i++) {
            LoadMails.LoadMail mail = load.mail(i);
            if (mail.shape() == shape) {
                mails.add(mail.bytes());
            }
        }
    }

    private static byte[] bytes(String fields) {
        return ("From: a@b.example\r\n" + fields).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] parts(int count) {
        return bytes("Content-Type: multipart/mixed; boundary=b\r\n\r\n"
                + "--b\r\nContent-Disposition: attachment; filename=x\r\n\r\nx\r\n".repeat(count) + "--b--\r\n");
    }

    private static byte[] nested(int depth) {
        var mail = new StringBuilder("Content-Type: multipart/mixed; boundary=b0\r\n\r\n");
        for (int i = 0; i < depth; i++) {
            mail.append("--b")
                    .append(i)
                    .append("\r\nContent-Type: multipart/mixed; boundary=b")
                    .append(i + 1)
                    .append("\r\n\r\n");
        }
        return bytes(mail.toString());
    }

    @Benchmark
    public void read(Blackhole sink) {
        Reading reading = reader.read(mails.get(next++ % mails.size()));
        sink.consume(reading);
        if (reading instanceof Reading.Understood understood) {
            sink.consume(Segmenter.segments(understood.message().fullText()));
        }
    }
}
