"""What a report becomes for other programs: SARIF for tools that read findings, tables for spreadsheets."""
