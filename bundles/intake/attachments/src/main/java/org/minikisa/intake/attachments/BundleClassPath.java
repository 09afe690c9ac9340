package org.minikisa.intake.attachments;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.minikisa.intake.api.attachments.AttachmentReader;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

/** Writes this bundle's classes, and the few of the contract, into a jar that another process can run from. Once per bundle content. */
final class BundleClassPath implements DocumentReader.ClassPath {

    /** What the reading process needs of the contract; whoever has that on his class path shares it with this bundle. */
    private static final List<Class<?>> CONTRACT = List.of(
            AttachmentReader.class,
            AttachmentReader.Outcome.class,
            AttachmentReader.Outcome.Text.class,
            AttachmentReader.Outcome.None.class,
            AttachmentReader.Reason.class);

    private final BundleContext context;

    BundleClassPath(BundleContext context) {
        this.context = context;
    }

    @Override
    public String get() throws IOException {
        Bundle bundle = context.getBundle();
        File jar = context.getDataFile("reader-" + bundle.getLastModified() + ".jar");
        if (jar == null) {
            throw new IOException("this framework keeps no files");
        }
        if (!jar.isFile()) {
            write(bundle, jar.toPath());
        }
        return jar.getPath();
    }

    private static void write(Bundle bundle, Path jar) throws IOException {
        Path half = jar.resolveSibling(jar.getFileName() + ".part");
        try (var zip = new ZipOutputStream(Files.newOutputStream(half))) {
            zip.setLevel(1);
            for (URL entry : Collections.list(bundle.findEntries("/org", "*", true))) {
                String name = entry.getPath().substring(1);
                if (!name.endsWith("/")) {
                    copy(entry, name, zip);
                }
            }
            for (Class<?> type : CONTRACT) {
                String name = type.getName().replace('.', '/') + ".class";
                copy(type.getResource("/" + name), name, zip);
            }
        }
        Files.move(half, jar, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void copy(URL from, String name, ZipOutputStream zip) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        try (InputStream in = from.openStream()) {
            in.transferTo(zip);
        }
    }
}
