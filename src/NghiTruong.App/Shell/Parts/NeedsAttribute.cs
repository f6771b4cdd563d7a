using NghiTruong.Rules;

namespace NghiTruong.App.Shell.Parts;

/// <summary>Who may come to this page or address at all: any one of the rights is enough. To others it does not exist.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NeedsAttribute(Right anyOf) : Attribute
{
    /// <summary>What is told of the council's matters: one's own bodies' or all.</summary>
    public const Right Content = Right.SeesOwn | Right.SeesAll;

    public Right AnyOf { get; } = anyOf;
}

/// <summary>For everyone who holds a post today, whatever it lets them.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ForAnyPostAttribute : Attribute;

/// <summary>For everyone who signed in, about one's own account: even where no post is held today.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ForAnyAccountAttribute : Attribute;

/// <summary>Without signing in; it says itself to whom it answers.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class OpenToAllAttribute : Attribute;

public static class EndpointRights
{
    extension<T>(T endpoint) where T : IEndpointConventionBuilder
    {
        public T Needs(Right anyOf) => endpoint.WithMetadata(new NeedsAttribute(anyOf));
        public T ForAnyPost() => endpoint.WithMetadata(new ForAnyPostAttribute());
        public T ForAnyAccount() => endpoint.WithMetadata(new ForAnyAccountAttribute());
        public T OpenToAll() => endpoint.WithMetadata(new OpenToAllAttribute());
    }
}
