// Indexes texts.tsv (headline, body) with Lucene's Arabic analyzer and answers queries.txt, ten numbers a line.

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.ar.ArabicAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.queryparser.classic.MultiFieldQueryParser;
import org.apache.lucene.queryparser.classic.QueryParser;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.ByteBuffersDirectory;

public class Ask {
  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args[0]);
    ArabicAnalyzer analyzer = new ArabicAnalyzer();
    ByteBuffersDirectory directory = new ByteBuffersDirectory();
    try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(analyzer))) {
      for (String line : Files.readAllLines(folder.resolve("texts.tsv"))) {
        String[] parts = line.split("\t", 2);
        Document document = new Document();
        document.add(new TextField("title", parts[0], Field.Store.NO));
        document.add(new TextField("body", parts.length > 1 ? parts[1] : "", Field.Store.NO));
        writer.addDocument(document);
      }
    }
    IndexSearcher searcher = new IndexSearcher(DirectoryReader.open(directory));
    MultiFieldQueryParser parser =
        new MultiFieldQueryParser(new String[] {"title", "body"}, analyzer, Map.of("title", 2f, "body", 1f));
    List<String> answers = new ArrayList<>();
    for (String query : Files.readAllLines(folder.resolve("queries.txt"))) {
      StringBuilder numbers = new StringBuilder();
      for (ScoreDoc hit : searcher.search(parser.parse(QueryParser.escape(query)), 10).scoreDocs) {
        numbers.append(hit.doc).append(' ');
      }
      answers.add(numbers.toString());
    }
    Files.write(folder.resolve("answers.txt"), answers);
  }
}
