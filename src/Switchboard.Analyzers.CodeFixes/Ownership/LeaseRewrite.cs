using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Switchboard.Analyzers.Catalog;
using Switchboard.Analyzers.CodeFixes.Access;
using Switchboard.Analyzers.Flow;

namespace Switchboard.Analyzers.CodeFixes.Ownership;

/// <summary>A client that lives in one async body: a lease opens it, and gives it back where the body ends.</summary>
internal sealed class LeaseRewrite
{
    private readonly CreationSite _site;
    private readonly LocalDeclarationStatementSyntax _declaration;
    private readonly VariableDeclaratorSyntax _variable;
    private readonly List<ExpressionStatementSyntax> _replaced = new();
    private readonly SemanticModel _semanticModel;
    private IInvocationOperation? _connect;
    private bool _isReleased;
    private bool _isOver;
    private bool _hasHandlers;

    private LeaseRewrite(CreationSite site, LocalDeclarationStatementSyntax declaration, VariableDeclaratorSyntax variable)
    {
        _site = site;
        _declaration = declaration;
        _variable = variable;
        _semanticModel = site.Target.SemanticModel;
        _isReleased = declaration.UsingKeyword.IsKind(SyntaxKind.UsingKeyword);
    }

    /// <summary>Whether the client is done with where the body ends: the code releases it, or nothing listens to it any longer.</summary>
    public bool EndsWithBody => _isReleased || !_hasHandlers;

    /// <summary>The rewrite, or null where the client outlives the body or is connected in a way that a lease cannot take over.</summary>
    public static LeaseRewrite? Find(CreationSite site, CancellationToken cancellationToken)
    {
        if (site.Expression.Parent is not EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax variable }
            || variable.Parent?.Parent is not LocalDeclarationStatementSyntax { Declaration.Variables.Count: 1 } declaration
            || declaration.Parent is not (BlockSyntax or GlobalStatementSyntax)
            || !Places.CanAwait(declaration, site.Target.SemanticModel)
            || site.Target.SemanticModel.GetDeclaredSymbol(variable, cancellationToken) is not ILocalSymbol local)
            return null;

        var rewrite = new LeaseRewrite(site, declaration, variable);
        return rewrite.UnderstandsEveryUse(local) && rewrite._connect is { } connect && rewrite.CanConnectEarlier(connect, local) ? rewrite : null;
    }

    private bool UnderstandsEveryUse(ILocalSymbol local)
    {
        foreach (var node in _site.Scope.DescendantNodes())
        {
            if (node is not IdentifierNameSyntax name
                || name.Identifier.ValueText != local.Name
                || !SymbolEqualityComparer.Default.Equals(_semanticModel.GetSymbolInfo(name).Symbol, local))
                continue;
            if (!Understands(name))
                return false;
        }

        return true;
    }

    private bool Understands(IdentifierNameSyntax name)
    {
        if (name.Parent is not MemberAccessExpressionSyntax access || access.Expression != name || IsInFunction(name))
            return false;
        _hasHandlers |= IsHandlerAdded(name);

        // What is still done with a client that is closed needs it closed by then.
        if (access.Parent is not InvocationExpressionSyntax invocation || DriveOf(invocation) is not { } call)
            return !_isOver;

        // Only what stands beside the declaration happens once and in order.
        if (StatementOf(invocation) is not { } statement || !IsBeside(statement))
            return false;
        if (_site.Target.Model.RoleOf(call.TargetMethod) is { Role: ConnectionRole.Connect })
        {
            // Of two, the first stands before the last and refuses the lease there.
            if (!TaskEnds.IsTask(call.Type))
                return false;
            _connect = call;
        }
        else
        {
            _isReleased = _isOver = true;
        }

        _replaced.Add(statement);
        return true;
    }

    /// <summary>The call that connects the client or ends it; null for any other.</summary>
    private IInvocationOperation? DriveOf(InvocationExpressionSyntax invocation) =>
        _semanticModel.GetOperation(invocation) is IInvocationOperation call
        && (call.TargetMethod is { Name: "Dispose" or "DisposeAsync", Parameters.Length: 0 }
            || _site.Target.Model.RoleOf(call.TargetMethod) is { Role: ConnectionRole.Connect or ConnectionRole.Disconnect or ConnectionRole.Dispose })
            ? call
            : null;

    /// <summary>Whether the connect can happen where the client is made, before what stands between.</summary>
    private bool CanConnectEarlier(IInvocationOperation connect, ILocalSymbol local)
    {
        foreach (var statement in Places.SiblingsOf(_declaration)!)
        {
            var isBetween = statement.SpanStart > _declaration.SpanStart && statement.Span.End <= connect.Syntax.SpanStart;
            if (isBetween && (Prepares(statement, local) || WritesWhatIsRead(statement, connect.Syntax)))
                return false;
        }

        return true;
    }

    // Options are to be set before the connect. A handler can be added after it too.
    private bool Prepares(StatementSyntax statement, ILocalSymbol local)
    {
        foreach (var node in statement.DescendantNodes())
        {
            if (node is IdentifierNameSyntax name
                && name.Identifier.ValueText == local.Name
                && SymbolEqualityComparer.Default.Equals(_semanticModel.GetSymbolInfo(name).Symbol, local)
                && !IsHandlerAdded(name))
                return true;
        }

        return false;
    }

    private bool IsHandlerAdded(IdentifierNameSyntax name) => name.Parent?.Parent switch
    {
        InvocationExpressionSyntax invocation =>
            _semanticModel.GetSymbolInfo(invocation).Symbol is IMethodSymbol method && _site.Target.Model.RoleOf(method) is { Role: ConnectionRole.Subscribe },
        AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.AddAssignmentExpression } assignment =>
            _semanticModel.GetOperation(assignment) is IEventAssignmentOperation,
        _ => false,
    };

    private bool WritesWhatIsRead(StatementSyntax statement, SyntaxNode connect)
    {
        if (_semanticModel.AnalyzeDataFlow(statement) is not { Succeeded: true } flow)
            return true;

        foreach (var node in connect.DescendantNodes())
        {
            if (node is not IdentifierNameSyntax name)
                continue;

            var symbol = _semanticModel.GetSymbolInfo(name).Symbol;
            switch (symbol)
            {
                case ILocalSymbol or IParameterSymbol when flow.WrittenInside.Contains(symbol):
                case IFieldSymbol { IsReadOnly: false, IsConst: false } or IPropertySymbol { IsReadOnly: false } when MayWrite(statement, symbol):
                    return true;
            }
        }

        return false;
    }

    // An assignment to the member, also by a method that is given the variable, or a call of its own type, which may hide one.
    private bool MayWrite(StatementSyntax statement, ISymbol member)
    {
        return statement.DescendantNodes().Any(node => node switch
        {
            AssignmentExpressionSyntax assignment => assignment.Left.DescendantNodesAndSelf().Any(IsMember),
            ArgumentSyntax { RefKindKeyword.RawKind: not 0 } argument => IsMember(argument.Expression),
            InvocationExpressionSyntax call => SymbolEqualityComparer.Default.Equals(_semanticModel.GetSymbolInfo(call).Symbol?.ContainingType, member.ContainingType),
            _ => false,
        });

        bool IsMember(SyntaxNode node) => SymbolEqualityComparer.Default.Equals(_semanticModel.GetSymbolInfo(node).Symbol, member);
    }

    private static ExpressionStatementSyntax? StatementOf(InvocationExpressionSyntax call)
    {
        SyntaxNode node = call;
        if (node.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait", Parent: InvocationExpressionSyntax configured })
            node = configured;
        if (node.Parent is AwaitExpressionSyntax awaited)
            node = awaited;
        return node.Parent as ExpressionStatementSyntax;
    }

    private bool IsBeside(StatementSyntax statement) => _declaration.Parent is GlobalStatementSyntax
        ? statement.Parent is GlobalStatementSyntax
        : statement.Parent == _declaration.Parent;

    private bool IsInFunction(SyntaxNode name)
    {
        for (var node = name.Parent; node is not null && node != _declaration.Parent; node = node.Parent)
        {
            if (node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)
                return true;
        }

        return false;
    }

    public async Task<Document?> ApplyAsync(CancellationToken cancellationToken)
    {
        var manager = await ManagerAccess.FindAsync(_site.Target, _site.Expression, cancellationToken).ConfigureAwait(false);
        var edit = new FileEdit(_site.Target);
        manager.Introduce(edit);
        foreach (var statement in _replaced)
            StatementEdits.Remove(edit, statement);

        var connect = await SignalRAdapter.ConnectsAsync(_site.Target, _site.Client, manager, cancellationToken).ConfigureAwait(false) ? "" : Connect();
        var lease = Names.Unique(_semanticModel, _site.Scope, "lease", _variable.Identifier.ValueText + "Lease");
        var text = $"await using var {lease} = await {manager.Text}.AcquireAsync({KeyExpression.Of(_site)}, () => {Creation()}{connect}{Token()});";
        StatementEdits.Split(edit, _declaration, text, $"{DeclaredType()} {_variable.Identifier.Text} = {lease}.Client;");
        return edit.Apply();
    }

    private string Creation() => _site.WithType(_site.Expression).WithoutTrivia().ToFullString();

    private string DeclaredType() => _declaration.Declaration.Type.WithoutTrivia().ToString();

    private string Connect()
    {
        var call = (InvocationExpressionSyntax)_connect!.Syntax;
        var client = Names.OfLambda(_semanticModel, _site.Expression.SpanStart, call, "client", "connection");
        var token = Names.OfLambda(_semanticModel, _site.Expression.SpanStart, call, "token", "cancellation");
        var passing = TokenPassing.Of(_connect);
        var connect = passing.Pass(call, token);
        connect = connect.WithExpression(((MemberAccessExpressionSyntax)connect.Expression).WithExpression(SyntaxFactory.IdentifierName(client)));
        var asTask = _connect.Type is { Name: "ValueTask" } ? ".AsTask()" : "";
        return $", ({client}, {(passing.IsPossible ? token : "_")}) => {connect.WithoutTrivia()}{asTask}";
    }

    private string Token()
    {
        if (TokenPassing.Of(_connect!).CallersToken is { } passed)
            return ", " + passed;

        foreach (var symbol in _semanticModel.LookupSymbols(_site.Expression.SpanStart))
        {
            if (symbol is IParameterSymbol { RefKind: RefKind.None } parameter && TokenSources.IsToken(parameter.Type))
                return ", " + parameter.Name;
        }

        return "";
    }
}
