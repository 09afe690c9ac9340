package org.minikisa.runtime.plugins.lint;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * What a class file says about itself; nothing is loaded.
 *
 * @param name with dots
 * @param mentions every text of its constant pool, with dots: names of the classes it uses, also those that it only spells
 * @param uses what {@link CodeRule} is about, in the order of the code; of one rule at most {@value #PLACES}
 * @param counts how many uses there are of each rule
 */
record ClassFacts(String name, Set<String> mentions, List<Use> uses, Map<CodeRule, Integer> counts) {

    /** So many places of one rule are told each by itself; the rest is counted. */
    static final int PLACES = 5;

    /** Class files of Java N are of version N + 44. */
    private static final int JAVA = 44;

    private static final int MAGIC = 0xcafebabe;
    private static final int TAG_UTF8 = 1;
    private static final int TAG_CLASS = 7;
    private static final int TAG_STRING = 8;
    private static final int LONGEST_NAME = 400;

    /** @param place class, method and line */
    record Use(CodeRule rule, String place, String what) {}

    /** What cannot be told of a file. */
    static final class NoClass extends Exception {
        private static final long serialVersionUID = 1L;

        NoClass(String found) {
            super(found);
        }
    }

    /** The Java that can run it, from its first bytes. @throws NoClass when it is no class file */
    static int java(byte[] file) throws NoClass {
        if (file.length < 10 || int32(file, 0) != MAGIC) {
            throw new NoClass(file.length + " bytes that are no class file");
        }
        return (int32(file, 4) & 0xffff) - JAVA;
    }

    /** Whether it uses what was a preview in its Java: no other Java runs it. */
    static boolean isPreview(byte[] file) {
        return int32(file, 4) >>> 16 == 0xffff;
    }

    private static int int32(byte[] file, int at) {
        return (file[at] & 0xff) << 24 | (file[at + 1] & 0xff) << 16 | (file[at + 2] & 0xff) << 8 | file[at + 3] & 0xff;
    }

    /** @throws NoClass when it cannot be read; the verifier of the JVM would refuse it as well */
    static ClassFacts read(byte[] file) throws NoClass {
        try {
            var reader = new ClassReader(file);
            var scan = new Scan(reader.getClassName().replace('/', '.'));
            reader.accept(scan, ClassReader.SKIP_FRAMES);
            return new ClassFacts(scan.name, mentions(reader), List.copyOf(scan.uses), Map.copyOf(scan.counts));
        } catch (RuntimeException e) {
            // A hostile file may lead anywhere in its reader.
            throw new NoClass("a class file that cannot be read: " + e);
        }
    }

    private static Set<String> mentions(ClassReader reader) {
        var names = new LinkedHashSet<String>();
        var buffer = new char[reader.getMaxStringLength()];
        for (int i = 1; i < reader.getItemCount(); i++) {
            int at = reader.getItem(i);
            // Items of two slots leave the second one empty.
            int tag = at == 0 ? 0 : reader.readByte(at - 1);
            if (tag == TAG_CLASS || tag == TAG_STRING) {
                String text = reader.readUTF8(at, buffer);
                if (text != null && text.length() <= LONGEST_NAME) {
                    names.add(element(text).replace('/', '.'));
                }
            }
        }
        return names;
    }

    /** Of {@code [[Lcom/acme/Thing;} the class. */
    private static String element(String name) {
        int dimensions = name.lastIndexOf('[') + 1;
        return dimensions > 0 && name.startsWith("L", dimensions) && name.endsWith(";")
                ? name.substring(dimensions + 1, name.length() - 1)
                : name;
    }

    /** Goes through the code. */
    private static final class Scan extends ClassVisitor {
        private final String name;
        private final List<Use> uses = new ArrayList<>();
        private final Map<CodeRule, Integer> counts = new EnumMap<>(CodeRule.class);

        Scan(String name) {
            super(Opcodes.ASM9);
            this.name = name;
        }

        @Override
        public FieldVisitor visitField(int access, String field, String descriptor, String signature, Object value) {
            return null;
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String method, String descriptor, String signature, String[] exceptions) {
            if ((access & Opcodes.ACC_NATIVE) != 0) {
                add(new Use(CodeRule.NATIVE, name + "." + method, "a native method"));
            }
            return new MethodScan(this, method);
        }

        void add(Use use) {
            if (counts.merge(use.rule, 1, Integer::sum) <= PLACES) {
                uses.add(use);
            }
        }
    }

    private static final class MethodScan extends MethodVisitor {
        private final Scan type;
        private final String method;
        private int line;

        MethodScan(Scan type, String method) {
            super(Opcodes.ASM9);
            this.type = type;
            this.method = method;
        }

        @Override
        public void visitLineNumber(int newLine, Label start) {
            line = newLine;
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String called, String descriptor, boolean isInterface) {
            use(owner, called, descriptor);
        }

        @Override
        public void visitFieldInsn(int opcode, String owner, String field, String descriptor) {
            use(owner, field, descriptor);
            boolean own = owner.replace('/', '.').equals(type.name);
            // A switch over an enumeration keeps its table, and an assertion its flag, in a field of this kind.
            if (opcode == Opcodes.PUTSTATIC && own && !method.equals("<clinit>") && !field.startsWith("$")) {
                add(CodeRule.STATE, "static field " + field + " changed");
            }
        }

        @Override
        public void visitInvokeDynamicInsn(String called, String descriptor, Handle bootstrap, Object... arguments) {
            for (Object argument : arguments) {
                constant(argument);
            }
        }

        @Override
        public void visitLdcInsn(Object value) {
            constant(value);
        }

        private void constant(Object value) {
            if (value instanceof Handle handle) {
                use(handle.getOwner(), handle.getName(), handle.getDesc());
            } else if (value instanceof ConstantDynamic dynamic) {
                use(dynamic.getBootstrapMethod().getOwner(), dynamic.getName(), dynamic.getDescriptor());
            }
        }

        private void use(String internalOwner, String member, String descriptor) {
            String owner = internalOwner.replace('/', '.');
            CodeRule.of(owner, member, descriptor).ifPresent(rule -> add(rule, spelled(owner, member)));
        }

        private void add(CodeRule rule, String what) {
            type.add(new Use(rule, place(), what));
        }

        private static String spelled(String owner, String member) {
            String simple = owner.substring(owner.lastIndexOf('.') + 1).replace('$', '.');
            return member.equals("<init>") ? "new " + simple : simple + "." + member;
        }

        private String place() {
            return type.name + "." + readable(method) + (line == 0 ? "" : " line " + line);
        }

        /** Compilers give names of their own to the bodies of lambdas: {@code lambda$evaluate$0}. */
        private static String readable(String method) {
            String[] parts = method.split("\\$");
            return parts.length > 2 && parts[0].equals("lambda") ? parts[1] : method;
        }
    }
}
