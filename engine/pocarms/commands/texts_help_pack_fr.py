"""The help of `pocarms pack ...` in French; a part of `texts_help_fr`."""

from __future__ import annotations

COMMANDS: dict[str, tuple[str, str]] = {  # name -> (its line in the list of commands, the whole)
    "pack": (
        "Énumérer, contrôler et tester des recueils de règles.",
        "Énumérer, contrôler et tester des recueils de règles.",
    ),
    "pack list": (
        "Énumérer les recueils de règles livrés avec l’outil, chacun avec son relevé de mesures.",
        "Énumérer les recueils de règles livrés avec l’outil, chacun avec son relevé de mesures.",
    ),
    "pack check": (
        "Contrôler un recueil de règles : chaque faute avec son fichier, sa ligne et sa colonne ; puis ce qu’il "
        "contient.",
        """
        Contrôler un recueil de règles : chaque faute avec son fichier, sa ligne et sa colonne ; puis ce qu’il
        contient et quelle part en est traduite.

        \b
        Exemple :
          pocarms pack check rules/poc_arms --lang fr
        """,
    ),
    "pack test": (
        "Lancer les tests d’un recueil de règles ; dire ce qu’ils montrent des règles et de leurs conditions.",
        """
        Lancer les tests d’un recueil de règles ; dire quelles règles ils montrent vérifiées et non vérifiées, et
        quels éléments de conditions décident à eux seuls.

        \b
        Exemples :
          pocarms pack test rules/poc_arms --lang fr
          pocarms pack test rules/poc_arms --owed --drafts 5 --lang fr
        """,
    ),
    "pack schema": (
        "Afficher le schéma JSON des recueils de règles, pour les aides et contrôles d’un éditeur.",
        "Afficher le schéma JSON des recueils de règles, pour les aides à la saisie et les contrôles d’un éditeur.",
    ),
    "pack new": (
        "Créer un petit recueil de règles qui fonctionne, à transformer en votre propre recueil.",
        """
        Créer un petit recueil de règles qui réussit tous les contrôles et tous les tests, avec des commentaires qui
        enseignent.

        \b
        Exemples :
          pocarms pack new mes_regles --lang fr
          pocarms pack new recueils --id mes_regles --lang fr
        """,
    ),
    "pack lint": (
        "Chercher les règles jamais vérifiées, superflues ou contradictoires ; afficher la page d’un code.",
        """
        Chercher ce qui n’est pas fautif et pourtant pas voulu : des règles qui ne sont jamais vérifiées, qui
        n’ajoutent rien, qui se contredisent.

        Ce qui est dit « jamais » vaut pour tous les profils complets, et c’est exact ; ce qui n’a pas pu être tranché
        est compté. Un recueil peut répondre à un avertissement dans son en-tête : `argued: {L109: {question.id:
        pourquoi}}`. Avec un code, la commande en affiche la page.

        \b
        Exemples :
          pocarms pack lint rules/hrddp --lang fr
          pocarms pack lint L103 --lang fr
          pocarms pack lint R201 --lang fr
        """,
    ),
    "pack passport": (
        "Montrer ce qui a été mesuré d’un recueil de règles, et qui l’a relu ; --write refait les mesures.",
        """
        Montrer le relevé de mesures d’un recueil de règles : tests, fautes qu’ils voient, avertissements, renvois non
        confirmés, relecture.

        Ce qui prend du temps est mesuré par --write et gardé dans passport.yaml. Dès qu’un fichier du recueil change,
        le relevé compte comme dépassé, et il est montré comme tel.

        \b
        Exemples :
          pocarms pack passport rules/poc_arms --lang fr
          pocarms pack passport rules/poc_arms --write --lang fr
          pocarms pack passport rules/poc_arms --write --reviewed-by "A. Personne" --on 2026-03-01 --lang fr
        """,
    ),
    "pack docs": (
        "Faire d’un recueil de règles un site, à lire et à parcourir hors ligne.",
        """
        Faire d’un recueil de règles un site : chaque question, notion, constat et règle, en toutes lettres, avec ses
        sources dans les deux sens.

        C’est un dossier de pages simples, dans chaque langue du recueil. Il n’a besoin ni de serveur ni de réseau ;
        ouvrez index.html. Un dossier de ce nom n’est remplacé que si cette commande l’a créé et que rien n’y a été
        ajouté.

        \b
        Exemple :
          pocarms pack docs rules/poc_arms -o poc_arms-site --lang fr
        """,
    ),
    "pack diff": (
        "Comparer deux versions d’un recueil de règles d’après ce qu’elles concluent, cas par cas.",
        """
        Dire quelles conclusions de deux versions d’un recueil de règles sont égales, et montrer un petit cas pour
        chacune qui ne l’est pas.

        L’égalité est prouvée, pour tous les profils. Les textes et les sources qui ont changé sont énumérés à part.
        La commande propose un changement de version et dit pourquoi. Le code de sortie est 1 si la version dans
        pack.yaml a avancé de moins que ce qui est proposé.

        \b
        Exemples :
          pocarms pack diff ancien/poc_arms rules/poc_arms --lang fr
          pocarms pack diff ancien/poc_arms rules/poc_arms --profiles missions --lang fr
        """,
    ),
    "pack mutate": (
        "Introduire de petites fautes dans un recueil de règles et dire lesquelles aucun test ne voit.",
        """
        Introduire de petites fautes dans un recueil de règles, une à la fois, et dire lesquelles aucun test ne voit.

        Une faute est une condition inversée, omise ou déplacée, ou une règle qui place un cran plus haut ou plus bas.
        Les listes de pratiques, les textes, les noms des responsables et les sources sont laissés tels quels. Une
        faute dont il est prouvé qu’elle ne change rien de ce qu’un lecteur peut voir compte à part, de même que celle
        à laquelle le recueil répond dans son en-tête. Le code de sortie est 1 si une faute passe inaperçue.

        \b
        Exemples :
          pocarms pack mutate rules/hrddp --lang fr
          pocarms pack mutate rules/poc_arms --only "finding embargo." --drafts 5 --lang fr
        """,
    ),
}
