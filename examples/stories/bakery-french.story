La dernière boulangerie de Valmorin rouvre ses portes
Facts
- La boulangerie de Valmorin a rouvert samedi, après huit mois de fermeture.[1]
- Deux anciennes institutrices l’ont reprise, avec l’aide de quatre-vingts habitants.[1][2]
- La mairie a avancé 40 000 euros pour le four.[2]
- « Le premier jour, tout était vendu à neuf heures », dit l’une d’elles.[1]
Sources: [1]L’Écho de Valmorin and [2]Mairie de Valmorin <https://valmorin.example/conseil>.
Narratives
- Point de vue enthousiaste, as provided by L’Écho de Valmorin. Un village sans pain n’est plus un village.
- Point de vue réservé, as provided by Les Amis du Moulin. Ce n’est pas à la commune de faire du pain.[2]
