package org.minikisa.runtime.plugins.worker;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import org.minikisa.problem.api.InvalidInputException;
import org.minikisa.runtime.plugins.guard.Offer;
import org.minikisa.runtime.worker.wire.Contract;
import org.minikisa.runtime.worker.wire.Opened;
import org.minikisa.runtime.worker.wire.Opened.Property;

/**
 * Stands for a component that runs in a worker. What a component tells without being given anything (its description, how many
 * arguments it takes) is what it is, and asked once.
 */
final class RemoteComponent implements InvocationHandler {

    private final JarWorker worker;
    private final int number;
    private final Opened.Component description;
    private final Map<Method, Integer> numbers = new HashMap<>();
    private final Map<Integer, Object> constants = new ConcurrentHashMap<>();

    private RemoteComponent(JarWorker worker, int number, Opened.Component description) {
        this.worker = worker;
        this.number = number;
        this.description = description;
        var calls = description.contract().calls();
        for (int i = 0; i < calls.size(); i++) {
            numbers.put(calls.get(i).method(), i);
        }
    }

    static Offer offer(JarWorker worker, int number, Opened.Component description) {
        Class<?> type = description.contract().type();
        var handler = new RemoteComponent(worker, number, description);
        var service = Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler);
        return new Offer(type, properties(worker.name(), description), service);
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) {
        var call = numbers.get(method);
        if (call == null) {
            return ofEveryObject(proxy, method, arguments);
        }
        Contract.Call called = description.contract().calls().get(call);
        if (!called.isConstant()) {
            return worker.call(number, call, called, arguments);
        }
        var known = constants.get(call);
        if (known == null) {
            known = worker.call(number, call, called, new Object[0]);
            constants.put(call, known);
        }
        return known;
    }

    private Object ofEveryObject(Object proxy, Method method, Object[] arguments) {
        return switch (method.getName()) {
            case "equals" -> proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            default -> description.contract() + " of " + worker.name() + " in a worker";
        };
    }

    private static Map<String, Object> properties(String name, Opened.Component description) {
        var properties = new HashMap<String, Object>();
        for (var property : description.properties()) {
            try {
                properties.put(property.name(), value(property));
            } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
                throw InvalidInputException.of(
                        "plug-in " + name,
                        "plugins.worker.property",
                        property.name(),
                        String.join(", ", property.values()),
                        "a value of type " + property.type(),
                        "Let bnd write the component's XML.");
            }
        }
        return properties;
    }

    private static Object value(Property property) {
        List<Object> values = property.values().stream()
                .map(text -> parser(property.type()).apply(text))
                .toList();
        if (!property.isArray()) {
            return values.get(0);
        }
        return property.type() == Property.Type.STRING ? values.toArray(String[]::new) : values;
    }

    private static Function<String, Object> parser(Property.Type type) {
        return switch (type) {
            case STRING -> text -> text;
            case LONG -> Long::valueOf;
            case DOUBLE -> Double::valueOf;
            case FLOAT -> Float::valueOf;
            case INTEGER -> Integer::valueOf;
            case BYTE -> Byte::valueOf;
            case CHARACTER -> text -> text.charAt(0);
            case BOOLEAN -> Boolean::valueOf;
            case SHORT -> Short::valueOf;
        };
    }
}
