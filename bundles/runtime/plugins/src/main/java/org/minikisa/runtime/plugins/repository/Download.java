package org.minikisa.runtime.plugins.repository;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.minikisa.problem.api.InvalidInputException;

/** Reads files of repositories: {@code file:}, {@code http:}, {@code https:}, in bounded time and of bounded size. */
final class Download {

    private final Duration patience;

    /** Null until it is needed: it brings all of TLS along, which a start would pay for. */
    private HttpClient client;

    /** @param patience for one file, from the first knock to the last byte */
    Download(Duration patience) {
        this.patience = patience;
    }

    private synchronized HttpClient client() {
        if (client == null) {
            client = HttpClient.newBuilder()
                    .connectTimeout(patience)
                    // not from https to http
                    .followRedirects(HttpClient.Redirect.NORMAL)
                    .build();
        }
        return client;
    }

    /**
     * The bytes of a file.
     *
     * @throws InvalidInputException when it cannot be had, or is longer than that
     */
    byte[] read(URI uri, long longest) {
        try {
            return switch (String.valueOf(uri.getScheme())) {
                case "file" -> file(uri, longest);
                case "http", "https" -> http(uri, longest);
                default -> throw refused(uri, "a URL of another kind", "file:, http: or https:");
            };
        } catch (TimeoutException e) {
            throw refused(uri, "nothing within " + patience.toSeconds() + " s", "an answer");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw refused(uri, "an interruption", "an answer");
        } catch (IOException | IllegalArgumentException e) {
            throw refused(uri, e.toString(), "a file that can be read");
        }
    }

    private static byte[] file(URI uri, long longest) throws IOException {
        try (InputStream in = Files.newInputStream(Path.of(uri))) {
            byte[] bytes = in.readNBytes((int) Math.min(longest + 1, Integer.MAX_VALUE - 8));
            if (bytes.length > longest) {
                throw tooLong(uri, longest);
            }
            return bytes;
        }
    }

    private byte[] http(URI uri, long longest) throws IOException, InterruptedException, TimeoutException {
        HttpRequest request = HttpRequest.newBuilder(uri)
                .timeout(patience)
                .header("User-Agent", "Minikisa")
                .build();
        CompletableFuture<HttpResponse<byte[]>> answer = client().sendAsync(request, head -> new Bounded(longest));
        try {
            HttpResponse<byte[]> response = answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (response.statusCode() != 200) {
                throw refused(uri, "status " + response.statusCode(), "status 200");
            }
            return response.body();
        } catch (ExecutionException e) {
            if (isTooLong(e)) {
                throw tooLong(uri, longest);
            }
            throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
        } finally {
            answer.cancel(true);
        }
    }

    private static boolean isTooLong(Throwable e) {
        return e != null && (e instanceof TooLong || isTooLong(e.getCause()));
    }

    private static InvalidInputException tooLong(URI uri, long longest) {
        return refused(uri, "more than " + longest + " bytes", "at most " + longest);
    }

    private static InvalidInputException refused(URI uri, String found, String expected) {
        return InvalidInputException.of(
                "the repository",
                "plugins.repository.unreachable",
                uri.toString(),
                found,
                expected,
                "Check the address and that this machine may reach it, or ask who keeps the repository.");
    }

    private static final class TooLong extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /** Keeps a body in memory, and gives up when it grows too long. */
    private static final class Bounded implements BodySubscriber<byte[]> {

        private final CompletableFuture<byte[]> body = new CompletableFuture<>();
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final long longest;
        private Subscription subscription;

        Bounded(long longest) {
            this.longest = longest;
        }

        @Override
        public CompletionStage<byte[]> getBody() {
            return body;
        }

        @Override
        public void onSubscribe(Subscription newSubscription) {
            subscription = newSubscription;
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(List<ByteBuffer> buffers) {
            for (ByteBuffer buffer : buffers) {
                if (bytes.size() + (long) buffer.remaining() > longest) {
                    subscription.cancel();
                    body.completeExceptionally(new TooLong());
                    return;
                }
                byte[] part = new byte[buffer.remaining()];
                buffer.get(part);
                bytes.writeBytes(part);
            }
        }

        @Override
        public void onError(Throwable error) {
            body.completeExceptionally(error);
        }

        @Override
        public void onComplete() {
            body.complete(bytes.toByteArray());
        }
    }
}
