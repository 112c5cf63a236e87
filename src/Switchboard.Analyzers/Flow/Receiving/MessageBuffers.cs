using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Switchboard.Analyzers.Flow;

/// <summary>Answers: is what a receive puts into its buffer read as if it were a whole message?</summary>
internal static class MessageBuffers
{
    private const int DeepestChain = 8;

    public static bool AreInterpreted(TypeFacts facts, IInvocationOperation receive)
    {
        if (receive.Arguments.Length == 0 || RootOf(facts, receive.Arguments[0].Value) is not { } buffer)
            return false;

        var owner = facts.OwnerOf(receive);
        var function = receive.EnclosingFunction();
        foreach (var operation in Readers(facts))
        {
            if (operation.EnclosingFunction() == function
                && SymbolEqualityComparer.Default.Equals(facts.OwnerOf(operation), owner)
                && Interprets(facts, operation, buffer, depth: 0))
                return true;
        }

        return false;
    }

    private static IEnumerable<IOperation> Readers(TypeFacts facts)
    {
        foreach (var call in facts.Invocations)
            yield return call;
        foreach (var creation in facts.Creations)
            yield return creation;
    }

    private static bool Interprets(TypeFacts facts, IOperation operation, ISymbol buffer, int depth)
    {
        var (method, arguments) = operation switch
        {
            IInvocationOperation call => (call.TargetMethod, call.Arguments),
            IObjectCreationOperation { Constructor: { } constructor } creation => (constructor, creation.Arguments),
            _ => default,
        };
        if (method is null)
            return false;

        var reads = ReadsWholeValues(method);
        var body = reads || depth > 0 ? null : facts.BodyOf(method.OriginalDefinition);
        if (!reads && body is null)
            return false;

        foreach (var argument in arguments)
        {
            if (!SymbolEqualityComparer.Default.Equals(RootOf(facts, argument.Value), buffer))
                continue;
            if (reads || argument.Parameter is { } parameter && IsInterpretedIn(facts, body!, parameter.OriginalDefinition, depth + 1))
                return true;
        }

        return false;
    }

    // Handle(buffer, frame.Count): a method of the type that is given the bytes, and not where the message ends.
    private static bool IsInterpretedIn(TypeFacts facts, MemberBody body, IParameterSymbol parameter, int depth)
    {
        foreach (var operation in Readers(facts))
        {
            if (SymbolEqualityComparer.Default.Equals(facts.OwnerOf(operation), body.Owner) && Interprets(facts, operation, parameter, depth))
                return true;
        }

        return false;
    }

    // What makes a value of the bytes that it is given. A stream, a pipe or a decoder that goes on with the next ones does not.
    private static bool ReadsWholeValues(IMethodSymbol method)
    {
        var type = method.ContainingType;
        return type.Name switch
        {
            "JsonSerializer" => method.Name.StartsWith("Deserialize", StringComparison.Ordinal) && type.IsIn("System.Text.Json"),
            "JsonDocument" => method.Name == "Parse" && type.IsIn("System.Text.Json"),
            "JsonNode" => method.Name == "Parse" && type.IsIn("System.Text.Json.Nodes"),
            "BitConverter" => method.Name.StartsWith("To", StringComparison.Ordinal) && type.IsIn("System"),
            "BinaryPrimitives" => method.Name.StartsWith("Read", StringComparison.Ordinal) && type.IsIn("System.Buffers.Binary"),
            _ => method.Name is "GetString" or "GetChars" or "GetCharCount" && IsEncoding(type),
        };
    }

    private static bool IsEncoding(INamedTypeSymbol type)
    {
        for (var candidate = type; candidate is not null; candidate = candidate.BaseType)
        {
            if (candidate.Name == "Encoding" && candidate.IsIn("System.Text"))
                return true;
        }

        return false;
    }

    /// <summary>The variable whose memory a segment, span, slice or range is a part of.</summary>
    private static ISymbol? RootOf(TypeFacts facts, IOperation? value)
    {
        // new ArraySegment<byte>(new byte[4096]): memory that has no name but that of the segment.
        ISymbol? segment = null;
        for (var depth = 0; value is not null && depth < DeepestChain; depth++)
        {
            value = value.Unwrap();
            switch (value)
            {
                case IConversionOperation conversion:
                    value = conversion.Operand;
                    break;
                case ILocalReferenceOperation { Local: var local }:
                    if (facts.WritesOf(local) is not { Count: 1 } writes || !IsPart(writes[0]))
                        return local;
                    segment = local;
                    value = writes[0];
                    break;
                case IFieldReferenceOperation { Instance: null or IInstanceReferenceOperation } field:
                    return field.Field;
                case IParameterReferenceOperation parameter:
                    return parameter.Parameter;
                case IObjectCreationOperation { Arguments.Length: > 0 } creation:
                    value = creation.Arguments[0].Value;
                    break;
                case IInvocationOperation slice when IsSlice(slice.TargetMethod):
                    value = slice.Receiver();
                    break;
                case IPropertyReferenceOperation part when IsWhole(part.Property) || part.Property.Name == "Array" || part.Property.IsIndexer:
                    value = part.Instance;
                    break;
                case IArrayElementReferenceOperation element:
                    value = element.ArrayReference;
                    break;
                case IImplicitIndexerReferenceOperation range:
                    value = range.Instance;
                    break;
                default:
                    return segment;
            }
        }

        return segment;
    }

    private static bool IsPart(IOperation value) => value.Unwrap() switch
    {
        IObjectCreationOperation { Arguments.Length: > 0 } or IConversionOperation or ILocalReferenceOperation => true,
        IInvocationOperation slice => IsSlice(slice.TargetMethod),
        IPropertyReferenceOperation part => IsWhole(part.Property),
        _ => false,
    };

    private static bool IsSlice(IMethodSymbol method) => method.Name is "AsMemory" or "AsSpan" or "Slice";

    private static bool IsWhole(IPropertySymbol property) => property.Name is "Memory" or "Span";
}
