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
        if (site.IsTask
            || site.Expression.Parent is not EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax variable }
            || variable.Parent?.Parent is not LocalDeclarationStatementSyntax { Declaration.Variables.Count: 1 } declaration
            || !Places.CanAwait(declaration, site.Target.SemanticModel)
            || Places.SiblingsOf(declaration) is null
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
        if (access.Parent is not InvocationExpressionSyntax invocation || _semanticModel.GetOperation(invocation) is not IInvocationOperation call)
            return true;

        var role = _site.Target.Model.RoleOf(call.TargetMethod)?.Role;
        var isDispose = call.TargetMethod is { Name: "Dispose" or "DisposeAsync", Parameters.Length: 0 };
        if (role is not (ConnectionRole.Connect or ConnectionRole.Disconnect or ConnectionRole.Dispose) && !isDispose)
            return true;

        // Only what stands beside the declaration happens once and in order.
        if (StatementOf(invocation) is not { } statement || !IsBeside(statement))
            return false;
        if (role == ConnectionRole.Connect)
        {
            if (_connect is not null)
                return false;
            _connect = call;
        }
        else
        {
            _isReleased = true;
        }

        _replaced.Add(statement);
        return true;
    }

    /// <summary>Whether the connect can happen where the client is made, before what stands between.</summary>
    private bool CanConnectEarlier(IInvocationOperation connect, ILocalSymbol local)
    {
        var siblings = Places.SiblingsOf(_declaration)!;
        for (var i = IndexIn(siblings, _declaration) + 1; i < siblings.Count && !siblings[i].Span.Contains(connect.Syntax.Span); i++)
        {
            if (Prepares(siblings[i], local) || WritesWhatIsRead(siblings[i], connect.Syntax))
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
            if (node is IdentifierNameSyntax name
                && _semanticModel.GetSymbolInfo(name).Symbol is ILocalSymbol or IParameterSymbol
                && flow.WrittenInside.Contains(_semanticModel.GetSymbolInfo(name).Symbol!))
                return true;
        }

        return false;
    }

    private static int IndexIn(IReadOnlyList<StatementSyntax> siblings, StatementSyntax statement)
    {
        for (var i = 0; i < siblings.Count; i++)
        {
            if (siblings[i] == statement)
                return i;
        }

        return -1;
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

    private string Creation()
    {
        if (_site.Expression is not ImplicitObjectCreationExpressionSyntax creation)
            return _site.Expression.WithoutTrivia().ToFullString();
        var type = _site.Client.WithNullableAnnotation(NullableAnnotation.None).ToMinimalDisplayString(_semanticModel, creation.SpanStart);
        return $"new {type}{creation.ArgumentList}{creation.Initializer}";
    }

    private string DeclaredType() => _declaration.Declaration.Type.WithoutTrivia().ToString();

    private string Connect()
    {
        if (_connect?.Syntax is not InvocationExpressionSyntax call)
            return "";

        var client = Names.Unique(_semanticModel, _site.Scope, "client", "connection");
        var token = Names.Unique(_semanticModel, _site.Scope, "token", "cancellation");
        var passing = TokenPassing.Of(_connect);
        var connect = passing.Pass(call, token);
        connect = connect.WithExpression(((MemberAccessExpressionSyntax)connect.Expression).WithExpression(SyntaxFactory.IdentifierName(client)));
        var asTask = _connect.Type is { Name: "ValueTask" } ? ".AsTask()" : "";
        return $", ({client}, {(passing.IsPossible ? token : "_")}) => {connect.WithoutTrivia()}{asTask}";
    }

    private string Token()
    {
        if (_connect is not null && TokenPassing.Of(_connect).CallersToken is { } passed)
            return ", " + passed;

        foreach (var symbol in _semanticModel.LookupSymbols(_site.Expression.SpanStart))
        {
            if (symbol is IParameterSymbol { RefKind: RefKind.None } parameter && TokenSources.IsToken(parameter.Type))
                return ", " + parameter.Name;
        }

        return "";
    }
}
