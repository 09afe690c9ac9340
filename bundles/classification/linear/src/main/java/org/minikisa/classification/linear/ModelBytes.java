package org.minikisa.classification.linear;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * A model as bytes: a mark, length and check sum, then all of it deflated. Weights are kept as one byte each, in units of their
 * feature's greatest; models are rounded so when they are learnt, so that one read back says exactly the same.
 */
final class ModelBytes {

    private static final byte[] MARK = {'M', 'K', 'L', '2'};
    private static final int MOST_BYTES = 128 << 20;
    private static final int STEPS = 127;

    private ModelBytes() {}

    static void write(LinearModel model, OutputStream out) throws IOException {
        var packed = new ByteArrayOutputStream();
        var deflater = new Deflater(Deflater.BEST_SPEED);
        try (var data =
                new DataOutputStream(new BufferedOutputStream(new DeflaterOutputStream(packed, deflater), 1 << 16))) {
            content(model, data);
        } finally {
            deflater.end();
        }
        var crc = new CRC32();
        crc.update(packed.toByteArray());
        var data = new DataOutputStream(out);
        data.write(MARK);
        data.writeInt(packed.size());
        data.writeInt((int) crc.getValue());
        packed.writeTo(data);
        data.flush();
    }

    private static void content(LinearModel model, DataOutputStream out) throws IOException {
        int labels = model.labels().size();
        out.writeInt(labels);
        for (String label : model.labels()) {
            byte[] utf = label.getBytes(StandardCharsets.UTF_8);
            out.writeInt(utf.length);
            out.write(utf);
        }
        out.writeDouble(model.calibration().slope());
        out.writeDouble(model.calibration().bend());
        out.writeDouble(model.calibration().familiar());
        model.vocabulary().write(out);
        for (float bias : model.borders().bias()) {
            out.writeFloat(bias);
        }
        float[] weights = model.borders().weights();
        byte[] row = new byte[labels];
        for (int at = 0; at < weights.length; at += labels) {
            float unit = unit(weights, at, labels);
            out.writeFloat(unit);
            for (int l = 0; l < labels; l++) {
                row[l] = (byte) steps(weights[at + l], unit);
            }
            out.write(row);
        }
    }

    /** Rounds weights to what can be kept, in place. */
    static void round(Borders borders) {
        float[] weights = borders.weights();
        int labels = borders.labels();
        for (int at = 0; at < weights.length; at += labels) {
            float unit = unit(weights, at, labels);
            for (int l = 0; l < labels; l++) {
                weights[at + l] = steps(weights[at + l], unit) * unit;
            }
        }
    }

    private static float unit(float[] weights, int at, int labels) {
        float greatest = 0;
        for (int l = 0; l < labels; l++) {
            greatest = Math.max(greatest, Math.abs(weights[at + l]));
        }
        return greatest / STEPS;
    }

    private static int steps(float weight, float unit) {
        return unit == 0 ? 0 : Math.round(weight / unit);
    }

    static LinearModel read(InputStream in) throws IOException {
        var data = new DataInputStream(in);
        if (!Arrays.equals(data.readNBytes(MARK.length), MARK)) {
            throw new IOException("this is no model of the linear learner");
        }
        int length = data.readInt();
        int expected = data.readInt();
        if (length < 0 || length > MOST_BYTES) {
            throw new IOException("the model says it has " + length + " bytes");
        }
        byte[] packed = data.readNBytes(length);
        var crc = new CRC32();
        crc.update(packed);
        if (packed.length < length || (int) crc.getValue() != expected) {
            throw new IOException("the model is damaged");
        }
        try (var content = new DataInputStream(
                new BufferedInputStream(new InflaterInputStream(new ByteArrayInputStream(packed)), 1 << 16))) {
            return content(content);
        } catch (IllegalArgumentException e) {
            throw new IOException("the model is damaged", e);
        }
    }

    private static LinearModel content(DataInputStream in) throws IOException {
        int count = bounded(in.readInt(), LinearLearner.MOST_LABELS);
        var labels = new ArrayList<String>();
        for (int l = 0; l < count; l++) {
            byte[] utf = in.readNBytes(bounded(in.readInt(), MOST_BYTES));
            labels.add(new String(utf, StandardCharsets.UTF_8));
        }
        var calibration = new Calibration(in.readDouble(), in.readDouble(), in.readDouble());
        int features = bounded(in.readInt(), LinearLearner.MOST_WEIGHTS / Math.max(1, count));
        Vocabulary vocabulary = Vocabulary.read(in, features);
        float[] bias = new float[count];
        for (int l = 0; l < count; l++) {
            bias[l] = in.readFloat();
        }
        return new LinearModel(
                List.copyOf(labels),
                vocabulary,
                new Borders(count, weights(in, features, count), bias),
                calibration,
                Corrections.NONE);
    }

    private static float[] weights(DataInputStream in, int features, int labels) throws IOException {
        float[] weights = new float[features * labels];
        byte[] row = new byte[labels];
        for (int at = 0; at < weights.length; at += labels) {
            float unit = in.readFloat();
            in.readFully(row);
            for (int l = 0; l < labels; l++) {
                weights[at + l] = row[l] * unit;
            }
        }
        return weights;
    }

    private static int bounded(int number, int most) throws IOException {
        if (number < 0 || number > most) {
            throw new IOException("the model says " + number + " where at most " + most + " make sense");
        }
        return number;
    }
}
