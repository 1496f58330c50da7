namespace MediatR;

/// <summary>Any request, with an answer or without one.</summary>
public interface IBaseRequest;

/// <summary>A request without an answer.</summary>
public interface IRequest : IBaseRequest;

/// <summary>A request with an answer of type <typeparamref name="TResponse"/>.</summary>
public interface IRequest<out TResponse> : IBaseRequest;

/// <summary>A request answered by a stream of <typeparamref name="TResponse"/>.</summary>
public interface IStreamRequest<out TResponse>;

/// <summary>Something that happened, told to whoever listens.</summary>
public interface INotification;
