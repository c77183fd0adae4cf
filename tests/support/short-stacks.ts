// The SDK takes a stack trace of every promise that it makes: half of the time of a component's test.
Error.stackTraceLimit = 3;
