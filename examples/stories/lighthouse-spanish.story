El faro de Punta Rocío se enciende de nuevo
Facts
- El faro de Punta Rocío volvió a encenderse el viernes, después de once años a oscuras.[1][2]
- La nueva lámpara se ve a dieciocho millas náuticas.[2]
- Cerca de quinientas personas asistieron a la ceremonia.[1]
- El ayuntamiento y la cofradía de pescadores pagarán el mantenimiento a partes iguales.[1][3]
Sources: [1]Diario del Cabo, [2]Autoridad Portuaria de Rocío <https://puerto.example/faro> and [3]Cofradía de Pescadores.
Narratives
- Visión marinera, as provided by Cofradía de Pescadores. El satélite falla; la luz, nunca.
- Visión crítica, as provided by Plataforma Cielo Oscuro. Se ha gastado una fortuna en una luz que ningún barco necesita.[2]
