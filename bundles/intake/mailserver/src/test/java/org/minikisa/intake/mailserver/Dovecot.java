package org.minikisa.intake.mailserver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Dovecot from the system's packages, as a process of its own with its own configuration, ports, certificate and mail. The accounts
 * {@code tuki1} to {@code tuki999} have a password, and tokens signed with {@link #TOKEN_KEY}. Can be killed and started again.
 */
public final class Dovecot implements TestMailServer {

    public static final String PASSWORD = "Sala sana\"ö{3}\\";
    public static final byte[] TOKEN_KEY = "a key of 32 bytes for HS256 here".getBytes(StandardCharsets.US_ASCII);

    private static final int MOST_ACCOUNTS = 999;
    private static final Path PROGRAM = Path.of("/usr/sbin/dovecot");

    private final Path folder;
    private final int imap = freePort();
    private final int imaps = freePort();
    private final int submission = freePort();
    private final int relay;
    private Process process;

    /** @param relay port of the server that the submission service hands on to */
    public Dovecot(int relay) {
        try {
            this.relay = relay;
            folder = Files.createTempDirectory("mkd");
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
            configure();
            start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public static boolean isInstalled() {
        return Files.isExecutable(PROGRAM) && Files.isExecutable(Path.of("/usr/lib/dovecot/imap"));
    }

    public static boolean hasSubmission() {
        return isInstalled() && Files.isExecutable(Path.of("/usr/lib/dovecot/submission"));
    }

    private static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }

    private void configure() throws IOException {
        String owner = isRoot() ? "nobody" : System.getProperty("user.name");
        Path mail = Files.createDirectories(folder.resolve("mail"));
        Files.setPosixFilePermissions(mail, PosixFilePermissions.fromString("rwxrwxrwx"));
        Path keys = Files.createDirectories(folder.resolve("keys/default/HS256"));
        Files.writeString(keys.resolve("default"), Base64.getEncoder().encodeToString(TOKEN_KEY));
        Files.writeString(folder.resolve("oauth2.conf"), """
                introspection_mode = local
                local_validation_key_dict = fs:posix:prefix=%s/keys/
                username_attribute = email
                """.formatted(folder));
        var certificates = TestCertificates.all();
        Files.writeString(folder.resolve("dovecot.conf"), """
                base_dir = %1$s/run
                state_dir = %1$s/run
                log_path = %1$s/log
                listen = 127.0.0.1
                protocols = imap%2$s
                ssl = yes
                ssl_cert = <%3$s
                ssl_key = <%4$s
                disable_plaintext_auth = yes
                auth_mechanisms = plain login xoauth2 oauthbearer
                auth_failure_delay = 0
                mail_location = maildir:%1$s/mail/%%u
                maildir_stat_dirs = yes
                first_valid_uid = 1
                first_valid_gid = 0
                mailbox_idle_check_interval = 1 secs
                submission_relay_host = 127.0.0.1
                submission_relay_port = %5$d
                submission_relay_trusted = yes
                passdb {
                  driver = oauth2
                  mechanisms = xoauth2 oauthbearer
                  args = %1$s/oauth2.conf
                }
                passdb {
                  driver = passwd-file
                  mechanisms = plain login
                  args = scheme=PLAIN %1$s/passwords
                }
                userdb {
                  driver = static
                  args = allow_all_users=yes uid=%6$s gid=%7$s home=%1$s/mail/%%u
                }
                service imap-login {
                  chroot =
                  inet_listener imap {
                    port = %8$d
                  }
                  inet_listener imaps {
                    port = %9$d
                  }
                }
                %10$s
                """.formatted(
                        folder,
                        hasSubmission() ? " submission" : "",
                        certificates.chain("good"),
                        certificates.key("good"),
                        relay,
                        owner,
                        isRoot() ? "nogroup" : owner,
                        imap,
                        imaps,
                        (hasSubmission() ? submissionService() : "") + (isRoot() ? "" : ownUser(owner))));
        // All at once: Dovecot notices a change of this file only when its time in seconds is another one.
        Files.writeString(
                folder.resolve("passwords"),
                IntStream.rangeClosed(1, MOST_ACCOUNTS)
                        .mapToObj(i -> "tuki" + i + ":" + PASSWORD + "\n")
                        .collect(Collectors.joining()));
    }

    private String submissionService() {
        return """
                service submission-login {
                  chroot =
                  inet_listener submission {
                    port = %d
                  }
                }
                """.formatted(submission);
    }

    private static String ownUser(String user) {
        return """
                default_internal_user = %1$s
                default_login_user = %1$s
                default_internal_group = %1$s
                service anvil {
                  chroot =
                }
                """.formatted(user);
    }

    public void start() {
        try {
            process = new ProcessBuilder(PROGRAM.toString(), "-F", "-c", folder + "/dovecot.conf")
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("output").toFile())
                    .start();
            awaitPort();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void awaitPort() throws IOException {
        for (int i = 0; i < 200 && process.isAlive(); i++) {
            try (var socket = new Socket(InetAddress.getLoopbackAddress(), imaps)) {
                if (socket.isConnected()) {
                    return;
                }
            } catch (IOException notYet) {
                sleep();
            }
        }
        throw new IllegalStateException(
                "Dovecot does not start: " + Files.readString(folder.resolve("output")) + log());
    }

    private static void sleep() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
        }
    }

    /** As a machine that loses its power: no process of it says another word. */
    public void kill() {
        var all = Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .toList();
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(gone -> gone.onExit().join()); // then the ports are free again
        folder.resolve("run/master.pid").toFile().delete();
    }

    private void await() {
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
        }
    }

    /** What an administrator does with {@code doveadm}. */
    public void doveadm(String... arguments) {
        var command = new ArrayList<>(List.of("doveadm", "-c", folder + "/dovecot.conf"));
        command.addAll(List.of(arguments));
        try {
            var admin = new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(admin.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (admin.waitFor() != 0) {
                throw new IllegalStateException(command + ": " + output);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
        }
    }

    public String log() {
        try {
            return Files.readString(folder.resolve("log"));
        } catch (IOException none) {
            return "";
        }
    }

    @Override
    public void account(String user, String password) {
        if (!password.equals(PASSWORD) || !user.matches("tuki[1-9][0-9]{0,2}")) {
            throw new IllegalArgumentException(user);
        }
    }

    @Override
    public int imapPort() {
        return imap;
    }

    @Override
    public int imapsPort() {
        return imaps;
    }

    public int submissionPort() {
        return submission;
    }

    static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() {
        process.destroy();
        await();
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException leftBehind) {
            // a temporary folder
        }
    }
}
