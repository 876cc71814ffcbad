package dev.stampede.aws.target;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.bedrockagentruntime.endpoints.BedrockAgentRuntimeEndpointProvider;
import software.amazon.awssdk.services.lambda.endpoints.LambdaEndpointProvider;

@DisplayName("The endpoints of every region")
class OfficialEndpointsTest {

  @ParameterizedTest(name = "FIPS {0}, dual-stack {1}")
  @CsvSource({"false, false", "true, false", "false, true", "true, true"})
  @DisplayName("are those that AWS's own clients call")
  void same(boolean fips, boolean dualStack) {
    EndpointVariant variant = new EndpointVariant(fips, dualStack);
    int compared = 0;
    for (Region region : Region.regions()) {
      if (region.isGlobalRegion()) {
        continue;
      }
      URI agents =
          BedrockAgentRuntimeEndpointProvider.defaultProvider()
              .resolveEndpoint(p -> p.region(region).useFips(fips).useDualStack(dualStack))
              .join()
              .endpointUrl()
              .toUri();
      URI functions =
          LambdaEndpointProvider.defaultProvider()
              .resolveEndpoint(p -> p.region(region).useFips(fips).useDualStack(dualStack))
              .join()
              .endpointUrl()
              .toUri();
      assertThat(variant.of(Service.BEDROCK_AGENT_RUNTIME, region)).isEqualTo(agents);
      assertThat(variant.of(Service.LAMBDA, region)).isEqualTo(functions);
      compared++;
    }
    assertThat(compared).isGreaterThan(30);
  }
}
